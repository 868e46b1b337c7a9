import { wordSet } from './word-set.js'

/** Words that ask how to reach someone. */
export const askingWords = wordSet(
  `who whos whose phone phones telephone number numbers num email emails mail address contact contacts contacting reach
  reaching call calling hours hour where name names extension ext info information message text fax cell line room
  located location direct talk talking speak speaking meet meeting appointment touch ahold hold get gets directory
  voicemail lookup find look looking
  quien quienes telefono tel numero correo contacto contactar comunico comunicarme hablar hablo llamar llamo llama horario horarios donde
  nombre extension direccion mensaje localizar encuentro encontrar buscar busco cita oficina cual`,
)

/** Words for a way to reach: with a school's name alone they ask for its front office. */
export const contactWords = wordSet(
  'phone phones telephone number numbers email emails address contact call fax telefono tel numero correo direccion llamar',
)

/** Words that make a desk of a subject. */
export const deskWords = wordSet(
  `office offices department dept desk line person lady clerk staff director manager supervisor coordinator head charge
  runs manages leader team oficina departamento encargado encargada jefe jefa director directora coordinador coordinadora`,
)

/** Words that say nothing of their own beside the above. */
export const fillerWords = wordSet(
  `a an the of for at in on to from with by and or i im id we my our me us he his she her hers their they them it its is
  are was be do does can could would will should may might you your give giving need needs want wanted please thanks
  thank hi hello hey how what whats which that this there here have has any someone somebody let know tell trying try
  ask asking like hers school schools childs child son daughter kid kids students student grader graders grade grades
  district dear good morning afternoon soon asap also just best way if up out about elementary middle high
  un una el la los las de del al a en para por con que es son se mi mis su sus me nos yo puedo podria pueden puede
  necesito quiero quisiera como cual favor gracias hola buenos buenas dias tardes tiene tienen dame den dar deme hay
  escuela hijo hija hijos nino nina grado distrito saber comunicar comunicarse le lo esta este ser esa ese primaria secundaria preparatoria`,
)

/** Who plays and what: of a coach, no concern. */
export const sportWords = wordSet(
  `girls boys girl boy mens womens varsity jv freshman junior soccer football basketball baseball softball volleyball
  track field cross country wrestling swimming swim tennis golf cheer cheerleading lacrosse hockey bowling team teams
  futbol soccer baloncesto voleibol atletismo natacion beisbol lucha equipo femenino masculino ninas ninos porristas`,
)
