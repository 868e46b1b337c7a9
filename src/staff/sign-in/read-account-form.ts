import { z } from 'zod'
import { textsOf } from '../../platform/web/texts-of.js'
import { type AccountFacts, type NewAccount, roles } from './account-store.js'

export type InvitationProblem = 'emailFault' | 'emailTaken' | 'nameMissing'

/** What an account may be tied to. */
export interface Choices {
  schools: readonly { slug: string }[]
  offices: readonly { id: string }[]
}

/** What an invitation's form held, and what is wrong with it. Nothing typed is lost. */
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

/** Role, place and whether it is open. */
export function readAccountChange(
  body: unknown,
  choices: Choices,
): Pick<NewAccount, 'role' | 'offices' | 'school'> & Required<Pick<AccountFacts, 'active'>> {
  return { ...readPlace(body, choices), active: textsOf(body, 'active').active !== 'no' }
}

/** What is not on offer is not taken: a role from a forged field is the least one. */
function readPlace(body: unknown, { schools, offices }: Choices) {
  const { role, school } = textsOf(body, 'role', 'school')
  const given = [(body as { offices?: unknown } | null)?.offices ?? []].flat()
  return {
    role: roles.find((each) => each === role) ?? ('desk' as const),
    school: schools.find(({ slug }) => slug === school)?.slug ?? null,
    offices: offices.map(({ id }) => id).filter((id) => given.includes(id)),
  }
}
