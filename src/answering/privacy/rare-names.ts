import { wordSet } from '../../platform/text/word-set.js'

/** Words that are rarely names: a name only next to a child, a pronoun or another name. */
export const rareNames = wordSet(
  `em ace cookie peanut trigger angel apple arrow atlas aura baby banks bear beauty bee berry birdie bishop blade blaze blessing blessings blue
  boston bowie brave bravery breeze bronx buddy bug bunny buster butter cade cairo canyon captain caramel cash cedar chance chief chip
  clarity cloud coco courage cove creed crew cricket cruise cupcake cypress darling denim denver desire deuce diamond
  dior divine dove dream dreamer duke dusk dutch dynasty eagle echo egypt ember empress epic essence eternity everest evermore everly
  ever excellence fancy fate favor finch flash flint fortune fox freedom frost future galaxy gauge genius glory goldie
  granite gunner halo harbor harley hawk honey honesty icon imagine infinity inspire iron   jazz jet jinx jubilee judge jupiter justice karma kash kenya keen kindness kingdom kingston kiss krew lady   lavender legacy legend lemon lennox lightning lion loyal loyalty magic majesty major malaya maple marble marvel maze
  memory memphis messiah midnight miracle monster moon moose moss mouse mustang mystery mystic navy nike noble nova
  oak oasis ocean onyx orion pace paradise passion peace peaches pearl pebbles phoenix pilot pixie poem poet porter praise
  precious pretty pride promise prophet psalm pudding pumpkin purity quest rain rainbow ranger raven rebel reign
  remedy rhyme rhythm ridge riot river rivers rocket rock rocky rogue romance royal royalty saga sailor saint salem saturn savvy
  seven shade shadow shepherd shine shooter silver sincere sincerity sir skip sky smiley smokey snow solace solo
  song sonnet soul sparkle spirit squirt star starr steel sterling storm stormy story sugar sultan summit sun sunny
  sunshine sweetie tank tempest tiger timber tiny titan treasure trust truth turtle tyme unique
  unity universe valor vanity venus victory vision vogue vegas walker wave whisper whiskey wilder windy winner wisdom wise wolf
  wonder worth wyld yale zeal zen zion bird bambi banjo boomer bubba champ crash diesel domino dolly dino
  dot fuzzy gator ghost goose hank hollywood hotrod jellybean junebug kitty kiwi lamb lovey meme noodle nugget olive
  pickle pig pinky pooh pookie poppy possum princess puddin puppy rabbit rooster rusty scooter shorty skeeter slim smurf snoop
  snowy spanky sparky spider squeaky stink stinky stretch sweet taz tink toot tootsie tweety twinkle wiggles
  alba alegria amada amable amapola amor angelito azul bendicion brisa caridad cielito concepcion cordero corazon delfin
  esperanza fortuna gracia guerrero inocencia jazmin justicia leon lluvia lirio libertad lucero maravilla mariposa maya
  milagro milan moreno nieve oro oso paz piedad poeta preciosa preciosos primavera principe principito princesa providencia reina
  reinita reyna remedios rey rocio rubi sol soledad tesoro trinidad valentin ventura victoria zafiro   encarnacion natividad purificacion ascension anunciacion gloria amparo socorro consuelo
  bonita linda gema genesis galilea nazaret belen jordan roma siena paris`,
)

/** Weather and colors, just as often said of things. */
export const natureWords = wordSet(
  'snow ice storm rain wind sun moon star lightning hurricane rock stone stones blue red silver season water cloud river north west night power',
)

/** Nicknames of children; in Spanish, after an article: "el güero", "la flaca". */
export const articleNames = wordSet(
  `guero guera wero wera werito guerito guerita junior chato chata chatito flaco flaca flaquito flaquita gordo gorda gordito gordita chino china chinito
  chinita negro negra negrito negrita prieto prieta pelon pelona peloncito pollo pollito oso osito gato gatito chivo moreno morena
  colocho colocha cholo chapo chapito tigre conejo rana pato patito borrego cachetes cachetona chaparro chaparra chaparrito
  chaparrita pecas pecoso pecosa nene nena nino chango changuito panzon panzona flaquis bebo beba gallo gallito loco loca diablo
  grillo pulga pulguita mosco mosca pajaro raton ratoncito zurdo zurda cuate cuata enano enana greñas grenas chapulin chiquis chulo
  chula mijo mija muneca muneco canelo canela peluche pony kilos lentes pitufo pitufina`,
)

/** Those of `articleNames` that do not also mean an animal, a food or a person in general. */
export const onlyNicknames = wordSet(
  `guero guera wero wera werito guerito guerita junior chato chata chatito flaco flaca flaquito flaquita gordito gordita chinito chinita prieto prieta pelon
  peloncito colocho colocha chapo chapito cachetes cachetona chaparro chaparra chaparrito chaparrita pecas flaquis chino china gordo gorda bebo beba
  greñas grenas chiquis chapulin panzon canelo pitufo`,
)

/** Two letters that are a nickname and not a word. */
export const letterPairs = wordSet(
  'aj bj cj dj ej jj kj lj mj oj rj tj vj jb jd jp js jt jw jc jm jr kc kd kt td rj bb dd bo jo ty lu zj zo',
)

/** Names that are function words otherwise. */
export const linkNames = wordSet('an ha em bo so do in my al su la le to man hung dung')

/** Nicknames and names that are on no list, or that look like a misspelled word. */
export const nicknames = wordSet(
  `cam ty jay tre trey dre tay nae kay zay ray bre bri cece dee didi fifi gigi jojo kiki koko lala lele lili lolo lulu mimi momo nana nini
  nono pipi ricki roro sasa titi toto tutu vivi zaza zizi mikey mickey joey jimmy johnny bobby billy timmy tommy danny davey frankie
  freddie georgie jackie kenny larry lenny louie manny marky nicky petey ronnie sammy scotty stevie terry tony vinny willie ziggy
  keke keisha lakeisha tamika shanice shaniqua shanelle ebony laquita laquan deshawn dashawn tyrone tyrese tyreke tyrell jamal jamar
  jaquan jaleel jalen jaylen jaylin jayla jaliyah kaliyah aaliyah aniyah amiyah janiyah taniyah saniyah zaniyah nevaeh imani amari
  kamari jamari omari khari zuri nyla nyah kyla kyrie kyree kymani kingston messiah semaj saniya sanaa aniya kenzie makenzie mckenna
  mckayla mikayla michaela kaylee kaylie kayleigh bryleigh brynlee kinsley kynlee rylee ryleigh raelynn raegan braxton jaxon jaxson
  paxton daxton maddox knox ryker ryder zander xander kade kason kohen kolton brantley bentley easton weston grayson greyson lakelyn
  maverick beckett emmett everett finn fynn huck gus otis ozzy ollie archie alfie teddy theo leo milo arlo koa kai zeke zane bo
  beto chuy chuyito tonito toño toñito lupita lupe nacho nachito pepe pepito paco paquito memo memito lalo lalito quique kike kiki
  chelo chela chelita cuca cuquita concha conchita chayo chayito lencho lenchito poncho ponchito pancho panchito neto tavo tavito gabo
  rafa rafita nando nandito nano tito tita chabela chavela chave chavita licha licho lety leti mague maguey meche mechita nena nico
  pili pilar trini yoya goyo goyito guicho wicho chema chepe chepito chente cheno choco cholo checo checho polo polito juanito juanita
  carlitos carlita miguelito luisito pedrito diegito dieguito anita rosita elenita teresita carmelita josesito joselito javi javier
  santi seba sebas mati mateo leo leito dani danielito dany fer feru fercho fernandito manu manuelito meli vale valito valen cami
  camilita sofi sofia isa isita jimena ximena xime regina renata nati natalita gaby gabi gabriela caro carito vero vicky viki yoli
  yola yoli yoyis bety betty lulu lucha luchita toña tona tonita mela melita nela nelita lola lolita coco cocoyo chiquis tere
  teresita mari maricruz marilu marisol maru mary moni monis monica pao paola pau paulina susi susy silvi sil pato patricia jaz
  jazmin yaz yazmin yadi yadira yesi yesenia yessi wendy wen brayan bryan brayden kevincito axel alex alexis ale alejandrito emi
  emiliano emilito iker izan thiago dereck erick jade jayden milagros mila itzel citlali xochitl nayeli yaretzi danna dayana
  yamileth yareli arely areli maite leilani kalani keoni malia kaimana
  bao linh thu thuy trang trinh tran nguyen pham phuong minh quang quan hung huy khoa khanh khang lan lien ly mai ngoc nga
  nhi nhu oanh phuc phat quynh tam tan thao thanh tien toan tu tuan tung tuyen van vy xuan yen duc dung duy dat anh
  tou ger pao xiong yang vang vue lor moua mee mai kou houa chou yer ntxhi ka zoua bee kong meng fue
  hser naw paw ku htoo wah mu thein aung zaw hla moe lwin kyaw tin thida
  min jae seo yeon jun hyun woo jin hee young eun soo ho kyung yoon jisoo jiho minji minho
  xin yi mei ling xiao wei hao jing ming hui lin chen zhang wang liu huang zhao
  kofi kwame kwasi yaw ama akua abena adwoa esi efua kojo nana ekow fiifi chidi chioma emeka ifeoma ngozi obi uche amara tunde
  temi tobi bola wale yinka sade folake abdi abdul abdullahi ayaan hodan ifrah hamdi fadumo farhiya sahra ayub yusuf yahya
  mohamud mohamed muhammad ahmed hassan hussein ismail idris zakariya nur noor amina asha halima khadra khadija hibo sagal
  temesgen selam hirut abebe tigist yonas dawit tsion bethlehem
  omar layla leyla zahra zaynab zainab mariam maryam fatima fatoumata aissatou mamadou ousmane moussa ibrahima amadou
  priya anaya aarav arjun dev diya ishaan ishan kiran lakshmi neha nikhil pooja rohan sanjay sita tara uma vikram
  olena oksana oleksandr dmitri dmytro svitlana tetiana yulia vasyl bohdan kateryna
  pema tenzin dolma lhamo sonam karma dorje`,
)
