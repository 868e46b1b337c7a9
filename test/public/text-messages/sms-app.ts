import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppServices } from '../../../src/app.js'
import { openDatabase } from '../../../src/platform/database/open-database.js'
import { createHealthNotes } from '../../../src/platform/web/health-notes.js'
import { createLog } from '../../../src/platform/web/log.js'
import { createTextMessages, type TextMessages } from '../../../src/public/text-messages/text-messages.js'
import { aPhone, authToken, type Phone, publicUrl } from '../../support/app/a-phone.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'
import { sampleNow } from '../../support/samples/sample.js'

/** The app with text messages on, and a phone that sends them. */
export interface SmsApp extends TestApp {
  sms: TextMessages
  phone: Phone
  /** Moves the clock forward, in minutes. */
  later(minutes: number): void
}

const database = await openDatabase(':memory:')
const dataDir = mkdtempSync(join(tmpdir(), 'who-to-ask-sms-'))
after(() => rmSync(dataDir, { recursive: true }))

/** @param change services that replace the sample's */
export function createSmsApp(change: Partial<AppServices> = {}): SmsApp {
  let moment = sampleNow.getTime()
  const now = () => new Date(moment)
  const log = createLog('silent')
  const settings = { dataDir, publicUrl, twilioAuthToken: authToken, smsNumber: '+12165550199' }
  const sms = createTextMessages(settings, { database, now, log, notes: createHealthNotes({ now, log }) })
  if (!sms) throw new Error('Text messages are off')
  const test = createTestApp({ sms, now, ...change })
  const later = (minutes: number) => {
    moment += minutes * 60_000
  }
  return { ...test, sms, phone: aPhone(test.app), later }
}
