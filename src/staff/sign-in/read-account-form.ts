import { z } from 'zod'
import { textsOf } from '../../platform/web/texts-of.js'
import type { AccountFacts, NewAccount, Role } from './account-store.js'

export type InvitationProblem = 'emailFault' | 'emailTaken' | 'nameMissing' | 'nameLong'

/** The roles, schools and offices for an account. */
export interface Choices {
  /** The one that sees least first. */
  roles: readonly { role: Role }[]
  schools: readonly { slug: string }[]
  offices: readonly { id: string }[]
}

/** The fields of an invitation, and their faults. Keeps everything typed. */
export interface InvitationForm {
  account: NewAccount
  problems: InvitationProblem[]
}

/** In characters. */
const maxNameLength = 100

/** A name and an address, and their faults. Keeps everything typed. */
export function readName(body: unknown): { name: string; email: string; problems: InvitationProblem[] } {
  const { email, name } = textsOf(body, 'email', 'name')
  const read = { email: email.trim(), name: name.trim() }
  const problems: InvitationProblem[] = []
  if (!z.email().max(254).safeParse(read.email).success) problems.push('emailFault')
  if (read.name === '') problems.push('nameMissing')
  if (read.name.length > maxNameLength) problems.push('nameLong')
  return { ...read, problems }
}

/** A line of a list of people. */
export interface InvitedLine {
  /** 1 is the first. */
  line: number
  name: string
  email: string
}

const maxInvited = 200

/**
 * Reads people to invite, one per line, the address anywhere in it: `Ana Bell, ana@example.org`, `Bell, Ana <ana@example.org>`.
 * @returns the people, and the lines without an address or a name, or with a name that is too long; `tooMany` for more than 200
 */
export function readInvitedLines(text: string): {
  people: InvitedLine[]
  faulty: number[]
  tooMany: boolean
} {
  const lines = text.split(/\r?\n/).map((typed, at) => ({ line: at + 1, typed }))
  const full = lines.filter(({ typed }) => typed.trim() !== '')
  const people = full.map(({ line, typed }) => {
    const email = typed.split(/[\s,;<>"()]+/).find((word) => word.includes('@')) ?? ''
    const name = typed
      .replace(email, '')
      .replace(/[\t;<>"()]+/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[\s,]+|(?<![\s,])[\s,]+$/g, '')
    return { line, name: inOrder(name), email }
  })
  const isFaulty = ({ name, email }: InvitedLine) =>
    name === '' || name.length > maxNameLength || !z.email().max(254).safeParse(email).success
  const faulty = people.filter(isFaulty).map(({ line }) => line)
  return { people, faulty, tooMany: people.length > maxInvited }
}

/** `Bell, Ana` as in a list from a spreadsheet. */
function inOrder(name: string): string {
  const [last = '', first = '', ...more] = name.split(',').map((part) => part.trim())
  return first && more.length === 0 ? `${first} ${last}` : name
}

export function readInvitation(body: unknown, choices: Choices): InvitationForm {
  const { name, email, problems } = readName(body)
  return { account: { email, name, ...readPlace(body, choices) }, problems }
}

/** Role, places, and whether the account is open. */
export function readAccountChange(
  body: unknown,
  choices: Choices,
): Pick<NewAccount, 'role' | 'offices' | 'school'> & Required<Pick<AccountFacts, 'active'>> {
  return { ...readPlace(body, choices), active: textsOf(body, 'active').active !== 'no' }
}

/** Ignores values that are not on offer; a forged role becomes the one that sees least. */
export function readPlace(body: unknown, { roles, schools, offices }: Choices) {
  const { role, school } = textsOf(body, 'role', 'school')
  const given = [(body as { offices?: unknown } | null)?.offices ?? []].flat()
  return {
    role: (roles.find((each) => each.role === role) ?? roles[0])?.role ?? ('desk' as const),
    school: schools.find(({ slug }) => slug === school)?.slug ?? null,
    offices: offices.map(({ id }) => id).filter((id) => given.includes(id)),
  }
}
