import type { EmailOwner } from '../../directory/contacts/find-email-owner.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'

/** The page of an email address: a button, and after a press the address. */
export function presentEmail(owner: EmailOwner, pressed: boolean, speech: Speech): Page {
  const { address, ...rest } = owner
  const model: EmailModel = {
    title: speech.t('email.title', { name: owner.name }),
    ...rest,
    email: pressed && address !== null ? splitEmail(address) : null,
    isThere: address !== null,
  }
  return { view: 'public/directory/email', model, status: address === null ? 404 : 200 }
}

interface EmailModel extends Omit<EmailOwner, 'address'> {
  title: string
  /** In two parts, so that a narrow page breaks it at the @. */
  email: { address: string; user: string; host: string } | null
  /** False for an office without a mailbox. */
  isThere: boolean
}

function splitEmail(address: string): EmailModel['email'] {
  const [user = '', host = ''] = address.split('@')
  return { address, user, host }
}
