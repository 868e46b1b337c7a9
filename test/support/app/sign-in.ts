import request, { type Test } from 'supertest'
import type { Account, NewAccount, Role } from '../../../src/staff/sign-in/account-store.js'
import type { TestApp } from './test-app.js'

/** A browser with a signed-in staff member. */
export interface StaffClient {
  account: Account
  /** CSRF token of the session. */
  csrf: string
  /** `session=…`, for a browser or a request. */
  cookie: string
  get(path: string): Test
  /** Sends a form with its token, as a page of the service would. */
  post(path: string, form?: Record<string, string | string[]>): Test
}

let count = 0

/**
 * Creates an account with a role and signs it in. The session is real: guards and tokens are on.
 *
 *     const app = createTestApp()
 *     const desk = signIn(app, 'desk')
 *     await desk.post('/desk/referrals', { office: 'transportation' }).expect(303)
 */
export function signIn(
  { app, services }: Pick<TestApp, 'app' | 'services'>,
  role: Role,
  facts: Partial<NewAccount> = {},
): StaffClient {
  count += 1
  const invitation = { email: `${role}${count}@cedarvalley.example`, name: `Robin ${role}`, role }
  const { store, sessions } = services.accounts
  const account = store.add({ ...invitation, offices: [], school: null, ...facts }, services.now())
  if (!account) throw new Error(`${facts.email} has an account already`)
  const { token, session } = sessions.start(account.id, { complete: true, device: 'Chrome on Windows' })
  const cookie = `session=${token}`
  return {
    account,
    csrf: session.csrf,
    cookie,
    get: (path) => request(app).get(path).set('Cookie', cookie),
    post: (path, form = {}) =>
      request(app)
        .post(path)
        .set('Cookie', cookie)
        .type('form')
        .send({ csrf: session.csrf, ...form }),
  }
}
