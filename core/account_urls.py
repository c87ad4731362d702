"""Addresses of a member's account."""

from __future__ import annotations

from django.urls import path

from core import account

urlpatterns = [
    path("connexion/", account.LoginView.as_view(), name="login"),
    path("deconnexion/", account.LogoutView.as_view(), name="logout"),
    path("mot-de-passe-perdu/", account.LostPasswordView.as_view(), name="lost_password"),
    path("mot-de-passe-perdu/envoye/", account.LostPasswordSentView.as_view(), name="lost_password_sent"),
    path("nouveau-mot-de-passe/<uidb64>/<token>/", account.NewPasswordView.as_view(), name="new_password"),
    path("nouveau-mot-de-passe/enregistre/", account.NewPasswordKeptView.as_view(), name="new_password_kept"),
    path("mot-de-passe/", account.ChangePasswordView.as_view(), name="change_password"),
]
