import { wordSet } from '../../platform/text/word-set.js'

/** Last words of streets' and complexes' names: "quail hollow", "fox run". */
export const streetNouns = wordSet(
  `hollow run ridge creek glen brook lane hill hills woods wood point view grove meadow meadows landing crossing bend trace trail
  knoll hollows crest valley heights hts branch fork shore shores bluff cove dale farm farms field fields ford gate haven mill
  mills pass path pond prairie spring springs station summit terrace vista walk way court drive road street circle pike parkway
  place square row loop alley island lake lakes bay beach chase commons green mount mountain orchard quarry ranch river rock rose
  manor village estates villas gardens towers apts apartments homes courts plaza lomas cerro loma rancho valle monte alamos
  encinos pinos robles palmas sauces`,
)

/** Housing with many units or beds, after its name: "birch hollow apts", "tabitha house". */
export const complexNouns = wordSet(
  `apts apt apartments apartment village manor towers tower terrace estates courts gardens homes villas motel hotel inn lodge suites
  house shelter mission arms acres projects commons plaza condos townhomes townhouses apartamentos departamentos residencial trailer mobile park
  place haven landing heights`,
)

/** The same, before the name. */
export const complexNounsBefore = wordSet(
  `refugio albergue shelter motel hotel apartamentos departamentos condominio condominios residencial villas villa casa rancho colonia
  fraccionamiento vecindad traila trailas trailer parque edificio multifamiliar casas`,
)

/** Common street names that rarely mean anything else after "we live on". */
export const streetNames = wordSet(
  `cedar oak maple pine elm walnut chestnut birch ash spruce hickory willow sycamore poplar cherry magnolia laurel cypress redwood
  juniper dogwood cottonwood mulberry locust beech linden aspen hemlock peach pear apple plum orange lemon lilac rose ivy holly
  magnolia main washington lincoln jefferson madison monroe jackson adams harrison tyler taylor grant cleveland mckinley
  roosevelt wilson kennedy franklin hamilton lafayette columbus center church market broadway euclid superior prospect detroit
  lorain state high union liberty park spring river lake mill bridge hill valley ridge forest garden vine railroad canal harvard
  yale princeton cambridge oxford windsor kent essex sheridan sherman douglas logan clark chester arthur garfield buchanan pierce
  polk fillmore hayes harding central western eastern northern southern division summit clifton clinton lexington concord
  plymouth arlington fairfax fairview lakeview riverside hillcrest hillside sunset sunrise highland woodland parkside cherokee
  seneca erie huron michigan ontario champlain superior martin luther mlk chavez hidalgo juarez morelos zapata nogal encino
  buckeye virginia carolina georgia pennsylvania kentucky tennessee texas california colorado dakota delaware alamo fresno pino roble cedro olmo sauce jacaranda`,
)

/** Words about home, or where a bus stops: a street's name may follow. */
export const homeCues = wordSet(
  `live lives lived living livin stay stays stayed staying stayin moved moving movin rent rents renting house home apartment apt
  duplex trailer building bldg place doubled pick picks picked drop drops dropped let lets stop stops wait waits waiting
  waitin corner crib upstairs downstairs cousin cousins grandma grandmas grandmother aunt aunts mom moms dad dads address sleeping
  casa casita vivo vive vivimos viven viviendo quedamos quedandonos quedando quedo rentamos rento departamento apartamento depa
  traila trailer cambiamos mudamos mude cambie parada deja dejan recoge recogen baja bajan espera esperan esperamos esquina
  final estamos direccion domicilio edificio duplex`,
)

/** Right before a place's name. */
export const placePrepositions = wordSet(
  'on off at of in by near to en de del por sobre is shelter around between',
)

/** Places where anybody may live or be: not an address. */
export const anyPlace = wordSet(
  `school home town district state city county country base campus section welfare assistance shelter motel hotel car house
  apartment church work street streets block side corner time bus food stamps disability unemployment income budget own mine
  moms mom dads dad mother father grandma grandmas aunt cousins cousin family friend friends parents foster bottom top end edge
  line boundary border zone area neighborhood north south east west other wrong same property farm land ground floor couch
  weekends weekdays weekend week monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
  fridays summer winter fall spring break vacation holiday game games class room gym cafeteria lunch recess office front back
  playground library practice daycare day care park store stores hospital clinic center computer phone internet online video
  medication meds medicine waitlist list probation parole hold call top track task target point purpose safety safe hoy escuela
  distrito ciudad pueblo barrio casa carro calle cuadra esquina iglesia trabajo familia parada camion bus ruta salon clase patio
  recreo lonche biblioteca gimnasio comedor cafeteria oficina parque tienda hospital clinica guarderia estados unidos mexico
  honduras guatemala lunes martes miercoles jueves viernes sabado domingo tarde manana noche enero febrero marzo abril mayo
  junio julio agosto septiembre octubre noviembre diciembre january february march april june july august september october
  november december mundo vez veces hora horas tiempo lado otro zona area frontera limite paz vacaciones calificaciones grado
  route stop schedule calendar route`,
)
