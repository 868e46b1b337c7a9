import { type CheerioAPI, load } from 'cheerio'
import request from 'supertest'
import type { Account, NewAccount } from '../../../src/staff/sign-in/account-store.js'
import type { TestApp } from './test-app.js'

export const goodPassword = 'seven otters read maps'

/** An account with a password, not signed in. */
export async function accountWithPassword(
  { services }: Pick<TestApp, 'services'>,
  facts: Partial<NewAccount> = {},
): Promise<Account> {
  const { store, passwords } = services.accounts
  const invitation = { email: 'ana@cedarvalley.example', name: 'Ana Bell', role: 'desk' as const }
  const account = store.add({ ...invitation, offices: [], school: null, ...facts }, services.now())
  if (!account) throw new Error('There is such an account')
  store.change(account.id, { passwordHash: await passwords.make(goodPassword) })
  return account
}

/** A browser without scripts that keeps cookies and fills in forms. */
export function openBrowser({ app }: Pick<TestApp, 'app'>) {
  const agent = request.agent(app)

  /** Opens a page, fills in its form, and submits it. @param action picks one of several forms */
  async function submit(path: string, fields: Record<string, string>, action?: string) {
    const $ = load((await agent.get(path)).text)
    return send($, fields, action)
  }

  function send($: CheerioAPI, fields: Record<string, string | string[]>, action?: string) {
    const form = $(action ? `form[action="${action}"]` : 'main form').first()
    const hidden = form.find('input[type=hidden]').toArray()
    const given = Object.fromEntries(hidden.map((each) => [$(each).attr('name'), $(each).attr('value')]))
    return agent
      .post(form.attr('action') ?? '/')
      .type('form')
      .send({ ...given, ...fields })
  }

  return { agent, submit, send, get: (path: string) => agent.get(path) }
}

/** Signs in with the form. */
export function signInBy(browser: ReturnType<typeof openBrowser>, email: string, password = goodPassword) {
  return browser.submit('/sign-in', { email, password })
}
