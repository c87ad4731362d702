"""Words that carry no subject, by language: never indexed, never asked for.

They are our own lists rather than a library's: « été », « sommes » or a letter alone name things here
(« Quartiers d'été », « sommes dues », « atelier B »), and both engines must agree. Elided articles are not here:
the analysers blank them, apostrophe included.
"""

from __future__ import annotations

_FRENCH = """
le la les un une des du de au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
je tu il elle on nous vous ils elles me te se moi toi soi lui eux y en ça ceci cela celui celle ceux celles
et ou où mais donc or ni car que qui quoi dont quel quelle quels quelles lequel laquelle lesquels lesquelles
comment quand pourquoi combien peut doit faut
à a dans par pour sur sous avec sans vers chez entre comme si ne pas plus très aussi afin ainsi lors dès
est suis es êtes sont étais était étaient serai sera serez seront serait seraient sois soit soient étant être
ai as ont avons avez avais avait avaient aurai aura aurez auront aurait auraient ait aient ayant avoir
t
"""

_ENGLISH = """
the a an and or but if of at by for with about into to from in on off over under then than as so such
this that these those there here it its he she they them his her their our your my we you i me us
is am are was were be been being have has had having do does did doing will would shall should can could may might
not no nor what which who whom whose when where why how all any both each s t
"""

_SPANISH = """
el la los las un una unos unas lo al del de a ante con en entre hacia hasta para por según sin sobre tras
y e o u ni que pero si no como más muy ya también cuando donde quien quienes cual cuales cuyo cuya
yo tú él ella ello nosotros vosotros ellos ellas me te se nos os le les mi mis tu tus su sus
este esta esto estos estas ese esa eso esos esas es son era eran fue fueron ser ha han había haber hay
"""

_CATALAN = """
el la els les lo un una uns unes al als del dels pel pels de a amb en per sense sobre entre fins des
i o ni que però si no com més molt ja també quan on qui quin quina quins quines
jo tu ell ella nosaltres vosaltres ells elles em et es ens us li hi ho ne meu seu seva seus seves
aquest aquesta aquests aquestes això allò és són era eren ser ha han hi
"""

_OCCITAN = """
lo la los las un una de del dels dau deus au aus al als e o ni que qu mas se non pas coma mai tanben
dins per sus jos amb ambe sens entre cap fins en a ont quand quin quina quins quinas
ieu tu el ela nosautres vosautres eles elas me te li lor lors mon ma mos mas ton ta son sa sos sas
aquel aquela aqueles aquelas aqueste aquesta aquestes aquò es son era eran èsser a an
"""

STOP_WORDS: dict[str, tuple[str, ...]] = {
    "fr": tuple(_FRENCH.split()),
    "en": tuple(_ENGLISH.split()),
    "es": tuple(_SPANISH.split()),
    "ca": tuple(_CATALAN.split()),
    "oc": tuple(_OCCITAN.split()),
}
