import { allMatches } from '../../platform/text/all-matches.js'
import type { Identifier } from './identifier.js'

/** A room, after a word or a comma that puts somebody in it. */
const room =
  /(?:\b(?:in|from|of|to|into|at|is|kid|son|daughter|teacher|en|del|de la|de el|de|al|a la|es|motel|hotel|inn|shelter|refugio)|[,(])\s{1,2}(?:the |el |la )?((?:room|rm|classroom|homeroom|portable|pod|hab|habitaci[oó]n|sal[oó]n|cuarto|aula|clase|port[aá]til)\.?\s?(?:#|no\.?|number|n[uú]mero)?\s?(?:(?:[a-z]-?)?\d{1,4}[a-z]?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)(?:\s(?:oh\s)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))?))(?![\p{L}\p{N}])/giu
/** About the room, not about somebody in it. */
const thing =
  /\b(?:heat|heater|ac|air|aire|light|lights|luz|luces|window|ventana|door|puerta|leak|roof|techo|smell|huele|mold|moho|cold|freezing|hot|fr[ií]o|calor|meeting|conference|clean|dirty|toilet|sink|projector|acondicionado|calefacci[oó]n|locked|held|workshop|junta|reuni[oó]n)\b/iu
/** Somebody is there. */
const somebody =
  /\b(?:my|he|she|hes|shes|him|her|son|daughter|kid|child|boy|girl|twins?|mi|hij[oa]|ni[nñ][oa]|él|ella|who|quien|lo|castig\p{L}{2,5}|grade|grado|est[aá]|estaba|sits|sitting|stuck|waiting)(?![\p{L}])/iu

/** The room where somebody is: "my kid is in rm 16". Not a room whose heat is out. */
export function findRooms(text: string, names: readonly Identifier[]): Identifier[] {
  if (!/\d|\b(?:room|rm|classroom|homeroom|portable|pod)\s/iu.test(text)) return []
  return allMatches(text, room).flatMap((match) => {
    const where = match[1] ?? ''
    const from = match.index + match[0].length - where.length
    const before = text.slice(Math.max(0, from - 60), from + where.length + 40)
    const near = names.some((name) => name.to > from - 60 && name.from < from + 60)
    if (!near && !somebody.test(before)) return []
    if (!near && thing.test(text.slice(Math.max(0, from - 60), from + 60))) return []
    return [{ kind: 'address' as const, from, to: from + where.length }]
  })
}
