import { createHmac } from 'node:crypto'
import { load } from 'cheerio'
import type { Express } from 'express'
import request from 'supertest'

export const authToken = 'f0e1d2c3b4a5968778695a4b3c2d1e0f'
export const publicUrl = 'https://ask.cedarvalley.example'

/** A phone that texts the service through Twilio. */
export interface Phone {
  /** Sends a text, and returns the reply, or null. */
  text(body: string, more?: Record<string, string>): Promise<string | null>
}

let sent = 0

/** @param number E.164 */
export function aPhone(app: Express, number = '+12165550987'): Phone {
  return {
    async text(body, more = {}) {
      const answer = await postText(app, { ...fieldsOf(body, number), ...more }).expect(200)
      return readTwiml(answer.text)
    },
  }
}

/** Posts fields signed by Twilio's documented method. @param signedUrl the address that is signed */
export function postText(app: Express, fields: Record<string, string>, signedUrl = `${publicUrl}/sms`) {
  let said = signedUrl
  for (const name of Object.keys(fields).sort()) said += name + fields[name]
  const signature = createHmac('sha1', authToken).update(Buffer.from(said, 'utf8')).digest('base64')
  return request(app).post('/sms').set('X-Twilio-Signature', signature).type('form').send(fields)
}

/** The fields Twilio posts for an incoming text. */
export function fieldsOf(body: string, number: string): Record<string, string> {
  sent += 1
  const id = `SM${String(sent).padStart(32, '0')}`
  const place = { City: '', State: 'OH', Zip: '', Country: 'US' }
  const places = Object.entries(place).flatMap(([part, value]) => [
    [`From${part}`, value],
    [`To${part}`, value],
  ])
  return {
    ...Object.fromEntries(places),
    AccountSid: 'AC00000000000000000000000000000001',
    ApiVersion: '2010-04-01',
    Body: body,
    From: number,
    MessageSid: id,
    MessagingServiceSid: 'MG00000000000000000000000000000001',
    NumMedia: '0',
    NumSegments: '1',
    SmsMessageSid: id,
    SmsSid: id,
    SmsStatus: 'received',
    To: '+12165550199',
  }
}

/** The text in a reply to Twilio; null if there is none. */
export function readTwiml(xml: string): string | null {
  const $ = load(xml, { xml: true })
  if ($('Response').length !== 1) throw new Error(`This is no TwiML: ${xml}`)
  return $('Response > Message').length === 0 ? null : $('Response > Message').text()
}
