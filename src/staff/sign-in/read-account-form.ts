import { z } from 'zod'
import { textsOf } from '../../platform/web/texts-of.js'
import { type AccountFacts, type NewAccount, roles } from './account-store.js'

export type InvitationProblem = 'emailFault' | 'emailTaken' | 'nameMissing'

/** The schools and offices for an account. */
export interface Choices {
  schools: readonly { slug: string }[]
  offices: readonly { id: string }[]
}

/** The fields of an invitation, and their faults. Keeps everything typed. */
export interface InvitationForm {
  account: NewAccount
  problems: InvitationProblem[]
}

export function readInvitation(body: unknown, choices: Choices): InvitationForm {
  const { email, name } = textsOf(body, 'email', 'name')
  const account = { email: email.trim(), name: name.trim().slice(0, 100), ...readPlace(body, choices) }
  const problems: InvitationProblem[] = []
  if (!z.email().max(254).safeParse(account.email).success) problems.push('emailFault')
  if (account.name === '') problems.push('nameMissing')
  return { account, problems }
}

/** Role, places, and whether the account is open. */
export function readAccountChange(
  body: unknown,
  choices: Choices,
): Pick<NewAccount, 'role' | 'offices' | 'school'> & Required<Pick<AccountFacts, 'active'>> {
  return { ...readPlace(body, choices), active: textsOf(body, 'active').active !== 'no' }
}

/** Ignores values that are not on offer; a forged role becomes the lowest one. */
function readPlace(body: unknown, { schools, offices }: Choices) {
  const { role, school } = textsOf(body, 'role', 'school')
  const given = [(body as { offices?: unknown } | null)?.offices ?? []].flat()
  return {
    role: roles.find((each) => each === role) ?? ('desk' as const),
    school: schools.find(({ slug }) => slug === school)?.slug ?? null,
    offices: offices.map(({ id }) => id).filter((id) => given.includes(id)),
  }
}
