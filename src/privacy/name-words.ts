import { familyWords } from '../mentions/titles.js'
import { wordSet } from '../mentions/word-set.js'

/** Names that families write often as words, too: names where a capital or the words before say so. */
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
  toro montes fuentes torres flores campos salgado lara rojas barrios franco prado vega rios`,
)

/** Never part of a name, whatever stands before. */
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
  call calls born live lives lived living wrong not spelled misspelled correct changed different new old first last middle full name names nombre apellido
  grade grado school escuela class clase teacher maestra maestro student estudiante`,
)

/** Before the names of people around a child; the rest of them is where staff are told from families. */
const aroundFamily = wordSet(
  `baby nephew niece cousin friend friends bestie uncle aunt auntie grandma grandpa grandmother grandfather granny nana
  grandson granddaughter grandaughter grandkid grandchild stepmom stepdad ex boyfriend girlfriend fiance partner spouse guardian caseworker
  lawyer attorney therapist bully bullies classmate toddler infant foster twin sons daughters boys girls kids children
  mother father mama papa mami papi bebe abuela abuelo abuelita abuelito tia tio primo prima ahijado ahijada padrino madrina
  comadre compadre suegra suegro cunada cunado novio novia amiga amigo amigos companero companera hijastro hijastra
  hermanita hermanito hermanastro gemelos gemelas senor senora licenciado trabajadora pareja ex exesposo exesposa
  nieto nieta bisnieto sobrinito hijito hijita nenes nena nene chamaco muchacho muchacha joven llamado llamada les called
  called apellida llaman dona don`,
)

/** `my son X`, `this is X`: a name may follow. */
export const mayPrecedeName = new Set([...familyWords, ...aroundFamily])

/** `mom of X`, `papás de X`: a name may follow after the little word. */
export const familyOf = wordSet(
  `mom mother dad father parent parents grandma grandmother grandpa grandfather aunt uncle sister brother guardian friend
  mama papa papas padre madre padres abuela abuelo tia tio hermana hermano amiga amigo tutor tutora maestra maestro
  hijo hija esposa esposo primo prima nieto nieta sobrino sobrina named nombre`,
)

/** Between the parts of a name. */
export const nameParticles = wordSet(
  'de la las los del van von der den al el bin ibn ben da das do dos di san santa mc mac st y',
)

/** Ends right before a name that is given as such. */
export const namingWords =
  /(?:\bname is|\bnames is|\bnames are|\bname|\bnamed|\bnames|\bnombre es|\bnombre|\bnombres|\bllamo|\bllama|\bllaman|\bllamado|\bllamada|\bllamamos|\bapellido es|\bapellidos son|\bapellidos?|\bapellida|\bapellidamos|\bsurname|\bsurname is|\blast name is|\blast name)$/

/** Brands, places and the like that no dictionary has in small letters, and that name nobody. */
export const notPeople = wordSet(
  `monday tuesday wednesday thursday friday saturday sunday january february march july september october november
  december lunes martes miercoles jueves viernes sabado enero febrero marzo mayo junio julio agosto septiembre octubre
  noviembre diciembre english spanish french german chinese arabic korean vietnamese somali russian ukrainian portuguese
  creole mexican american african haitian mexico honduras guatemala salvador venezuela colombia ecuador peru cuba haiti
  ukraine vietnam china korea somalia syria ghana nigeria kenya ohio texas florida california york jersey carolina
  virginia michigan indiana kentucky pennsylvania illinois tennessee alabama puerto rico chicago cleveland columbus
  cincinnati toledo google zoom facebook instagram snapchat tiktok youtube whatsapp roblox fortnite minecraft discord
  chromebook ipad iphone powerschool classdojo canvas infinite campus remind parentsquare seesaw medicaid halloween
  christmas thanksgiving easter ramadan eid hanukkah god jesus santa navidad pascua dios title ap iep ib esl ell cps
  christian muslim catholic jewish hindu adhd autism down honor band junior senior prom honors varsity algebra geometry
  biology chemistry physics calculus history math science lunch bus`,
)
