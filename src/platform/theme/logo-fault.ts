import { Refusal } from '../language/refusal.js'

/** Why a file is no logo. */
export class LogoFault extends Refusal {
  override name = 'LogoFault'
}
