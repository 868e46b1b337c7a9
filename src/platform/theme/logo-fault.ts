import { Refusal } from '../language/refusal.js'

/** Why a file cannot be a logo. */
export class LogoFault extends Refusal {
  override name = 'LogoFault'
}
