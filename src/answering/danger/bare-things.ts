import { foldWithApostrophes } from '../../platform/text/tokenize.js'

/** Things that families look up by name alone, for the rules or a lesson as well; in twelve languages. Not what ends an overdose. */
const things = `
  vape, vapes, a vape, vaping, vape pen, vape pens, vape detector, vape detectors, ecig, ecigs, e-cig, e-cigs, e-cigarette, e-cigarettes,
  juul, juuls, juuling, nicotine, zyn, zyns, epipen, epipens, epi pen, epi pens, inhaler, inhalers,
  vapeador, vapeadores, vapeo, vapear, vaper, vapers, cigarro electronico, cigarros electronicos, cigarrillo electronico,
  cigarrillos electronicos, nicotina, inhalador, vapoteuse, vapoteuses, vapotage, cigarette electronique, cigarettes electroniques,
  cigarro eletronico, cigarros eletronicos, sigaret elektwonik, вейп, вейпы, вейпинг, электронная сигарета, электронные сигареты,
  sigaar elektaroonig, sigaar elektaroonik, thuoc la đien tu, thuoc la dien tu, 电子烟, 전자담배, فيب, سيجارة إلكترونية, سجائر إلكترونية`

const named = new Set(things.split(',').map((thing) => foldWithApostrophes(thing.trim())))

/** Nothing for a text that is only the name of such a thing: it says what about, and of nobody that they are in danger. */
export function leaveOutBareThing(text: string): string {
  return named.has(foldWithApostrophes(text.replace(/[\s.,!?¿¡]+/gu, ' ').trim())) ? '' : text
}
