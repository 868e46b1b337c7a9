import { wordSet } from '../../platform/text/word-set.js'
import { familyWords } from '../mentions/titles.js'

/** Names that are common words, too: a name only with a capital letter or the right context. */
export const alsoNames = wordSet(
  `will grace faith hope joy summer autumn april june august may angel angela luz luna estrella paz cruz rey reyes abril rosa
  paloma perla flor mercedes dolores milagros esperanza soledad consuelo socorro amparo rosario pilar jordan hunter chase
  mason taylor tyler parker carter cooper sky skye star rain river rivers brook brooke dawn eve ivy olive rose lily violet
  daisy jasmine jazmin ginger holly heather hazel ruby amber crystal pearl jade destiny trinity heaven honor justice
  journey legend major prince princess king queen royal noble reign junior jr bill mark art frank grant rob nick pat drew
  dean chad jack john josh jean gene guy sue carol penny dot ray max miles reed lane heath cliff forest clay rusty sandy
  kit bo ty jo lou sol america victoria savannah dakota london paris brooklyn austin dallas phoenix israel jesus mary
  christian cristian santos domingo leon angeles salvador remedios fe cielo mar dulce linda bella blanca celeste green
  white black brown young long short love little strong wise rich price bell bush wood woods stone banks fields hill hall
  park kim lee fisher baker cook gardener singer butler bishop pope knight day early winter winters kevin ana mia corona
  toro montes fuentes torres flores campos salgado lara rojas barrios franco prado vega rios cesar rosario aurora gloria
  clara celia dora eva flora gema leonor lidia lola lucero marta nieves olga rita silvia sofia teresa violeta jacinta
  margarita azucena dalia camelia marcial justo modesto placido clemente fidel felix amado ciro pio bruno tito lino lucio
  martin pepe lupe memo nacho chato guero robin skip cash dusty buddy sunny buck chip colt dale duke earl ernest gale glen
  harry herb jay jerry jimmy kirk lance mace marshall marvin mickey monty norm otto peter pierce randy rex rick rod roger
  ross rowan scout stew tad teddy terry tim tom tommy toby troy van vic victor wade ward warren wayne woody angus archer
  ash asher aspen aster basil blaze brandy briar cal candy charity cherry chelsea clementine clover coral corey cricket
  delta ebony elder ember fern genesis harmony haven indigo iris jasper jewel jill jess june juniper katy kitty laurel
  liberty lyric marigold marina meadow melody mercy merry misty molly mona myrtle nova ocean opal pansy patience patsy
  patty peach pepper petunia piper polly poppy prudence raven robin rosemary rosie sage scarlet serenity sienna sierra
  sherry storm stella temperance tiffany unity velvet viola willow wren zephyr axel gay ben dan dick don ed gus hank ivan
  jake ken larry leo lenny luke mac matt mick mike ned pete phil ron russ sal sam sean seth sid stan ted tony walt will
  ally amy andy ann anne art barb bea bee bess beth bonnie cam carl cat chris cole dana dee di donna drew ella elsa emma
  ever fran gail jan jazz jen jet joe jude judy kai kay kim lex lexi liz lucky luke lynn mae mal marge mary mel mimi nan
  neil nell noel pam pearl peg penny pip precious ram ramon remy rhea ricky romeo rory roy rue sandy sid sienna sonny
  henry benjamin maverick aiden santiago roman brooks beau walker brayden jace luis sawyer juan gunner maxwell diego marco
  jorge hector francisco pedro julio enrique moises rene aria isla maya paisley emery eden maria charlie remi freya
  magnolia catalina veronica diana claudia rocio alma carmen esmeralda estela francisca magdalena norma rebeca virginia
  anil ling goran abdi khalid hamza nur amir noor karim ali omar tono jace tori dez boogie fish bubbles peanut junebug
  spike star tab tabby tess tex tina true tuck val vi wes zen`,
)

/** Those of `alsoNames` that are rarely a word without an article or a number. */
export const mostlyNames = wordSet(
  `grace faith angel angela paloma perla mercedes milagros jordan hunter mason taylor tyler parker carter cooper
  brook brooke ivy olive violet daisy jasmine jazmin holly heather hazel ruby amber crystal jade destiny trinity
  jack john josh jean gene sue carol drew dean chad nick pat victoria savannah dakota
  brooklyn austin dallas phoenix mary christian cristian santos leon angeles salvador kim kevin ana mia jo lou ray rob
  bella linda celeste franco lara skye cruz luna estrella henry benjamin aiden santiago brayden jace luis sawyer juan
  maxwell diego jorge hector francisco pedro enrique moises rene maya paisley emery eden maria charlie remi freya catalina
  veronica diana claudia rocio alma carmen esmeralda estela francisca magdalena norma rebeca cesar lidia leonor marta
  silvia sofia teresa olga bruno tito felix fidel martin pepe lupe nacho earl ernest glen harry jerry jimmy lance marshall
  marvin mickey otto peter randy rex roger ross rowan teddy terry tom tommy toby troy victor wade warren wayne woody angus
  asher aspen briar chelsea clementine corey ebony genesis harmony iris jasper jill jess juniper katy laurel marina melody
  molly mona myrtle nova patsy patty piper polly robin rosemary rosie sierra sherry stella tiffany willow wren zephyr axel
  ben dan don ed gus hank ivan jake ken larry leo lenny luke matt mike ned pete phil ron russ sal sam sean seth sid stan
  ted tony walt ally amy andy ann anne barb beth bonnie carl chris cole dana dee donna ella elsa emma fran gail jan jazz jen
  joe judy kai kay lex liz lynn mae marge mel mimi nan neil nell noel peg ramon remy rhea romeo rory roy tabby tess tina
  wes khalid hamza amir ali omar abdi anil goran`,
)

/** Function words: never part of a name, even after a title. */
export const linkWords = wordSet(
  `a an the and or but so if then than as at by in on to of for from with without about into over up down out off near is am
  are was were be been being has have had having do does did done can could would should shall might must go goes going
  gone went get gets getting got come comes came say says said tell tells told ask asks asked need needs needed want wants
  wanted like likes know knows knew think thinks take takes took give gives gave make makes made see sees saw keep keeps
  kept let lets feel feels not no never ever always still just also too very really only even here there now today
  tomorrow yesterday when where who whom what which why how that this these those it its he she they them him her his hers
  their theirs our ours my mine your yours you i we us me who whose because since until while before after during again
  please thanks thank hi hello hey ok okay yes im ive id hes shes theyre dont doesnt didnt cant wont isnt wasnt
  el la los las un una unos unas y e o u pero sino si de del al en por para con sin sobre entre hasta desde es son era
  fue ser soy esta estan estaba estuvo ha han he hay tiene tienen tengo tenia va van voy iba fui vamos ir puede pueden
  puedo pudo podia quiere quieren quiero queria necesita necesitan necesito dice dicen dijo dijeron hace hacen hizo da
  dan dio sabe saben me mi mis te tu tus se su sus le les lo nos nuestro nuestra nuestros ya que como cuando donde quien
  cual porque muy mas menos tambien tampoco yo ella ellos ellas usted ustedes no nunca siempre todavia hoy ayer manana
  aqui alli ahora antes despues favor gracias hola buenos buenas dias tardes otra otro vez esto este eso ese
  call calls born live lives lived living older younger youngest oldest middle menor mayor chiquito chiquita pequeno pequena wrong not spelled misspelled correct changed different new old first last middle full name names nombre apellido
  inside outside grade grado school escuela class clase teacher maestra maestro student estudiante`,
)

/** Relatives and friends; names may follow. `familyWords` has the rest. */
const aroundFamily = wordSet(
  `baby grandbaby granbaby godson goddaughter stepkid hubby nephew niece cousin friend friends bestie uncle aunt auntie grandma grandpa grandmother grandfather granny nana
  grandson granddaughter grandaughter grandkid grandchild stepmom stepdad ex boyfriend girlfriend fiance partner spouse guardian caseworker
  lawyer attorney therapist bully bullies classmate toddler infant foster twin sons daughters boys girls kids children
  mother father mama papa mami papi bebe abuela abuelo abuelita abuelito tia tio primo prima ahijado ahijada padrino madrina
  comadre compadre suegra suegro cunada cunado novio novia amiga amigo amigos companero companera hijastro hijastra
  hermanita hermanito hermanastro gemelos gemelas senor senora licenciado trabajadora pareja ex exesposo exesposa
  nieto nieta bisnieto sobrinito hijito hijita nenes nena nene chamaco muchacho muchacha joven llamado llamada les called
  called apellida llaman dona don`,
)

/** `my son X`, `this is X`: a name may follow. */
export const mayPrecedeName: ReadonlySet<string> = new Set([...familyWords, ...aroundFamily])

/** `mom of X`, `papás de X`: a name may follow the preposition. */
export const familyOf = wordSet(
  `mom mother dad father parent parents grandma grandmother grandpa grandfather aunt uncle sister brother guardian friend
  mama papa papas padre madre padres abuela abuelo tia tio hermana hermano amiga amigo tutor tutora maestra maestro
  hijo hija esposa esposo primo prima nieto nieta sobrino sobrina named nombre`,
)

/** Particles within a name. */
export const nameParticles = wordSet(
  'de la las los del van von der den al el bin ibn ben da das do dos di san santa mc mac st y',
)

/** Right before a name. */
export const namingWords =
  /(?:\bname is|\bnames is|\bnames are|\bname|\bnamed|\bnames|\bnombre es|\bnombre|\bnombres|\b(?:ll|y)amo|\b(?:ll|y)ama|\b(?:ll|y)aman|\bllamado|\bllamada|\bllamamos|\bapellido es|\bapellidos son|\bapellidos?|\bapellida|\bapellidamos|\bsurname|\bsurname is|\blast name is|\blast name|\bcalls? (?:him|her|them|me)|\bgoes by|\bknown as|\bnick ?names?|\bnickname is|\bwe call|\b(?:everybody|everyone) calls?|\b(?:le|les|lo|la) (?:dicen|decimos|digo)|\bapodo(?: es)?|\balias|\baka)$/

/** Verbs that follow a name at the start of a sentence. */
export const personVerbs = wordSet(
  `forgot forgets lost loses needs wants says said told tells cries cried hit hits keeps hates hated likes loves loved reads eats
  missed threw fell feels refuses thinks knows brought left took takes gave sits sat ran came got gets goes went has had did
  does doesnt didnt cant cannot wont wasnt isnt couldnt plays played bit pushed kicked punched turned turns turning lives
  speaks broke brings rides rode walks walked started misses sleeps slept tiene perdio dice dijo quiere necesita llora lloro
  olvido llego llega va fue anda tuvo vomito falto saca saco come lee vive habla cumple entro quiso sabe owes owed rompio trajo debe uses used wears wore steals stole draws hears heard sees saw chews bites hides hid goes stays stayed stopped stops
  hasnt havent hadnt gotten scratched vomited whispered drew trae trajo toma tomo duerme juega viaja siente sintio regreso escribio prefiere cried screams screamed yells yelled throws fights fought drinks draws writes wrote passed failed graduates graduated usa uso lloran
  empujo pego golpeo mordio recoge cuida juega toca usa lleva llevo pasa paso sigue se reza`,
)

/** Verbs that fit any subject. */
export const linkingVerbs = wordSet('is was are were esta estaba es era')

/** Before a noun, never right before a name. */
export const articles = wordSet(
  `a an the this that these those some any no every each another which what my your his her its our their el la los las un una
  unos unas este esta estos estas ese esa esos esas aquel aquella cada otro otra mi tu su mis tus sus nuestro nuestra algun
  alguna ningun ninguna more much enough too very mas mucho mucha`,
)

/** Before the writer's name, at the end. */
export const signOffs = wordSet(
  'thanks thank you sincerely regards respectfully gracias atentamente saludos cordialmente',
)

/** Nicknames' first part, which is not a name by itself: "Lil Ray". */
export const nicknameWords = wordSet(
  'lil little big baby old young princess prince king queen mama papa tia tio abuela grandma grandpa nana poppa papaw pawpaw mamaw memaw meemaw granny auntie uncle aunt pop mimi gigi lola lolo abuelo abuelita dona don',
)

/** Brands, places and the like that dictionaries lack in lower case. Never a person. */
export const notPeople = wordSet(
  `monday tuesday wednesday thursday friday saturday sunday january february march july september october november
  december lunes martes miercoles jueves viernes sabado enero febrero marzo mayo junio julio agosto septiembre octubre
  noviembre diciembre cacahuate cacahuates kinder prekinder english spanish french german chinese arabic korean vietnamese somali russian ukrainian portuguese
  creole mexican american african haitian mexico honduras guatemala salvador venezuela colombia ecuador peru cuba haiti
  ukraine vietnam china korea somalia syria ghana nigeria kenya ohio texas florida california york jersey
  michigan indiana kentucky pennsylvania illinois tennessee alabama puerto chicago cleveland columbus
  cincinnati toledo google zoom facebook instagram snapchat tiktok youtube whatsapp roblox fortnite minecraft discord
  chromebook ipad iphone powerschool classdojo canvas infinite campus remind parentsquare seesaw medicaid halloween
  christmas thanksgiving easter ramadan eid hanukkah god santa navidad pascua dios title ap iep ib esl ell cps
  christian muslim catholic jewish hindu adhd autism down honor band senior prom street avenue road lane drive court boulevard elementary samsung nac birthdate bday sms wifi wi fi honors varsity algebra geometry
  alaska arizona arkansas colorado connecticut delaware hawaii idaho iowa kansas louisiana maine maryland massachusetts minnesota mississippi
  missouri nebraska nevada oklahoma oregon utah vermont wisconsin wyoming atlanta minneapolis knoxville nashville memphis
  seattle portland detroit philadelphia pittsburgh baltimore miami tampa oakland sacramento fresno bakersfield
  michoacan oaxaca jalisco bogota caracas managua tegucigalpa guadalajara puebla manila nairobi mogadishu kabul burma
  nicaragua panama argentina bolivia brasil brazil iraq iran turkey pakistan nepal bangladesh laos thailand philippines filipino hmong
  latino latina latinos maam
  biology chemistry physics calculus history math science lunch bus`,
)

/** Nouns used without an article: "with grace", "for joy". */
export const massNouns = wordSet(
  `hope faith grace joy love honor justice patience liberty charity art mercy unity serenity harmony destiny heaven peace music
  candy pepper honey olive velvet coral jade ruby gold silver cash paz luz fe dulce`,
)
