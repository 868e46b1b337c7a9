import { WordedError } from './worded-error.js'

/** Something cannot be done, and people can fix the cause. */
export class Refusal extends WordedError {
  override name = 'Refusal'
}
