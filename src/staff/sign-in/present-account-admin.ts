import { inLanguage } from '../../directory/model/in-language.js'
import type { Office } from '../../directory/model/office.js'
import { localDate } from '../../directory/time/local-time.js'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import type { StaffHouse } from '../navigation/staff-house.js'
import { type Account, isInvited } from './account-store.js'
import type { OneTimeLink } from './mail-link.js'
import { mayHavePassword } from './may-act.js'
import { faultWords, presentProof } from './present-account.js'
import type { ProofFault, ProofKind } from './prove-again.js'
import type { InvitationForm, InvitationProblem } from './read-account-form.js'
import { type SecondStepRule, secondStepRules } from './second-step-rule.js'

/** The roles, schools and offices for an account. */
export interface AccountPlaces extends Pick<StaffHouse, 'roles'> {
  schools: readonly { slug: string; name: string }[]
  offices: readonly Pick<Office, 'id' | 'words'>[]
}

export interface AccountListSources extends AccountPlaces {
  accounts: Account[]
  /** A refused invitation's fields; null for none. */
  form: InvitationForm | null
  /** Something was just saved. */
  done: boolean
  /** The rule for the second step; with a fault, the rejected choice. */
  rule: SecondStepRule
  /** Why the rule was not changed; null for no fault. */
  ruleFault: ProofFault | null
  /** How the admin can confirm their identity. */
  proof: ProofKind
}

/** All accounts, and the invitation form. */
export function presentAccountList(
  { accounts, form, done, rule, ruleFault, proof, ...places }: AccountListSources,
  speech: Speech,
): Page {
  const rulePassword = ruleFault && faultWords(ruleFault, speech)
  const problems = rulePassword
    ? [{ field: proof === 'password' ? 'rule-password' : 'main', message: rulePassword }]
    : form?.problems.map((name) => ({
        field: name.startsWith('name') ? 'name' : 'email',
        message: speech.t(`invite.${name}`),
      }))
  const problemOf = (field: string) => problems?.find((problem) => problem.field === field)?.message ?? null
  const model = {
    title: speech.t('accounts.title'),
    accounts: accounts.map((account) => ({
      name: account.name,
      email: account.email,
      role: speech.t(`roles.${account.role}`),
      state: stateOf(account, speech),
      href: paths.oneAccount(account.id, speech.code),
    })),
    done,
    ...presentProof(proof, paths.accounts(speech.code), speech),
    rulePassword,
    ruleAction: paths.secondStepRule(speech.code),
    rules: secondStepRules.map((value) => ({
      value,
      label: speech.t(`secondStep.${value}`),
      chosen: value === rule,
    })),
    action: paths.accounts(speech.code),
    several: paths.inviteSeveral(speech.code),
    email: form?.account.email ?? '',
    name: form?.account.name ?? '',
    emailProblem: problemOf('email'),
    nameProblem: problemOf('name'),
    problems: problems?.map(({ field, message }) => ({ href: `#${field}`, message })) ?? null,
    place: presentPlace(
      form?.account ?? { role: places.roles[0]!.role, school: null, offices: [] },
      places,
      speech,
    ),
  }
  return { view: 'staff/sign-in/accounts', status: problems ? 422 : 200, model }
}

export interface OneAccountSources extends AccountPlaces {
  account: Account
  /** True for the admin's own account, which only another admin can change. */
  own: boolean
  /** A new link; null for none. */
  made: OneTimeLink | null
  done: boolean
  /** IANA name. */
  timeZone: string
  /** A refused name or address; null for none. */
  nameForm: NameForm | null
  /** How the admin can confirm their identity, to change their own address. */
  proof: ProofKind
}

/** The typed name and address, and the reason for refusal. */
export interface NameForm {
  name: string
  email: string
  problem: InvitationProblem | ProofFault
}

/** One account, with an admin's actions. */
export function presentOneAccount(sources: OneAccountSources, speech: Speech): Page {
  const { account, own, made, done, timeZone, nameForm, proof, ...places } = sources
  const { t, code } = speech
  const problem = nameForm && presentNameProblem(nameForm, speech)
  const model = {
    title: account.name,
    ownHref: paths.oneAccount(account.id, code),
    email: account.email,
    role: t(`roles.${account.role}`),
    state: stateOf(account, speech),
    lastSeen: account.lastSignInAt
      ? t('accounts.lastSeen', {
          date: speech.date(localDate(new Date(account.lastSignInAt), timeZone), 'year'),
        })
      : t('accounts.neverSeen'),
    fromGroup: !mayHavePassword(account),
    nameForm: presentNameForm(account, nameForm, problem),
    ...presentProof(own ? proof : 'fresh', paths.oneAccount(account.id, code), speech),
    problems: problem && [{ href: `#${problem.field}`, message: problem.message }],
    own,
    link: made && !made.sent ? made.link : null,
    sent: made?.sent ? t('invite.sent', { email: account.email }) : null,
    done,
    hasFactor: account.totpSecret !== null,
    active: account.active,
    place: presentPlace(account, places, speech),
    actions: {
      change: paths.oneAccount(account.id, code),
      name: paths.accountName(account.id, code),
      link: paths.accountLink(account.id, code),
      factorOff: paths.accountFactorReset(account.id, code),
      sessions: paths.accountSignOut(account.id, code),
    },
    back: paths.accounts(code),
    ownPage: paths.account(code),
  }
  return { view: 'staff/sign-in/one-account', status: problem ? 422 : 200, model }
}

type NameProblem = { field: 'name' | 'email' | 'password'; message: string }

function presentNameProblem({ problem }: NameForm, speech: Speech): NameProblem {
  if (problem === 'nameMissing' || problem === 'nameLong')
    return { field: 'name', message: speech.t(`invite.${problem}`) }
  if (problem === 'emailFault' || problem === 'emailTaken')
    return { field: 'email', message: speech.t(`invite.${problem}`) }
  return { field: 'password', message: faultWords(problem, speech) }
}

function presentNameForm(account: Account, typed: NameForm | null, problem: NameProblem | null) {
  const problemOf = (field: NameProblem['field']) => (problem?.field === field ? problem.message : null)
  return {
    name: typed?.name ?? account.name,
    email: typed?.email ?? account.email,
    nameProblem: problemOf('name'),
    emailProblem: problemOf('email'),
    passwordProblem: problemOf('password'),
  }
}

function stateOf(account: Account, speech: Speech): string {
  if (!account.active) return speech.t('accounts.closed')
  return speech.t(isInvited(account) ? 'accounts.invited' : 'accounts.open')
}

/** The role, school and offices to choose from. */
export function presentPlace(
  chosen: Pick<Account, 'role' | 'school' | 'offices'>,
  { roles, schools, offices }: AccountPlaces,
  speech: Speech,
) {
  const ofRole = ({ role, hint }: AccountPlaces['roles'][number]) => ({
    value: role,
    label: speech.t(`roles.${role}`),
    hint: speech.t(hint),
    chosen: role === chosen.role,
  })
  return {
    roles: roles.map(ofRole),
    hasPlaces: schools.length + offices.length > 0,
    schools: schools.map(({ slug, name }) => ({ slug, name, chosen: slug === chosen.school })),
    offices: offices.map(({ id, words }) => ({
      id,
      name: inLanguage(words, speech.code).name,
      chosen: chosen.offices.includes(id),
    })),
  }
}
