import { wordSet } from '../../platform/text/word-set.js'

/** Words that ask how to reach someone. */
export const askingWords = wordSet(
  `who whos whose phone telephone number numbers num email emails mail address contact contacts contacting reach
  reaching call calling hours hour where name names extension ext info information message text fax cell line room
  located location direct talk talking speak speaking meet appointment touch ahold hold get
  voicemail lookup find look looking
  quien quienes telefono tel numero correo contacto contactar comunico comunicarme hablar hablo llamar llama horario horarios donde
  nombre extension direccion mensaje localizar encuentro encontrar buscar busco cita`,
)

/** Ways to reach someone: with just a school's name they ask for its front office. */
export const contactMethodWords = wordSet(
  'phone telephone number numbers email emails address contact call fax telefono tel numero correo direccion llamar',
)

/** Words that turn a subject into an office. */
export const deskWords = wordSet(
  'office offices department dept desk line person lady clerk staff oficina departamento',
)

/** Words for the head of a department. With a school's nurse or principal they ask for somebody else. */
export const headWords = wordSet(
  `director manager supervisor coordinator head charge runs manages leader encargado encargada jefe jefa director
  directora coordinador coordinadora`,
)

export const thanks = wordSet('thank thanks gracias')

/** Words that may follow thanks. */
export const closing = wordSet(
  'thank thanks gracias you so much very in advance muchas por su ayuda de antemano',
)

/** Words without a meaning of their own in a look-up. */
export const fillerWords = wordSet(
  `a an the of for at in on to from with by and or i im id we my our me us he his she her hers their they them it its is
  are was do does can could would will should may might you your give giving need want please
  hi hello hey how what whats which that this there here have has any someone somebody let know tell trying try
  ask asking like hers school schools childs child son daughter kid kids students student grader graders grade grades
  district dear good morning afternoon soon asap just best way up out elementary middle high
  un una el la los las de del al a en para por con que es son se mi mis su sus me nos yo puedo podria pueden puede
  necesito quiero quisiera como cual favor hola buenos buenas dias tardes tiene tienen dame den dar deme hay
  escuela hijo hija hijos nino nina grado distrito saber comunicar comunicarse le lo esta este esa ese primaria secundaria preparatoria`,
)

/** Sports and teams: with a coach, not a concern. */
export const sportWords = wordSet(
  `girls boys girl boy mens womens varsity jv freshman junior soccer football basketball baseball softball volleyball
  track field cross country wrestling swimming swim tennis golf cheer cheerleading lacrosse hockey bowling team teams
  futbol soccer baloncesto voleibol atletismo natacion beisbol lucha equipo femenino masculino ninas ninos porristas`,
)
