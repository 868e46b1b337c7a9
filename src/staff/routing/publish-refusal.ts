import { PublishBlocked } from '../../content/rehearsal/publish-gate.js'
import { PublicationRefused } from '../../content/revisions/publisher.js'
import type { PublishProblem } from './present-publish.js'

/** The problem to show for a refused publication. @throws any other error */
export function publishRefusal(error: unknown): PublishProblem['key'] {
  if (error instanceof PublishBlocked || error instanceof PublicationRefused) return error.because
  throw error
}
