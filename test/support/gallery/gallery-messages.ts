import type { DirectorySnapshot } from '../../../src/directory/model/directory-snapshot.js'
import type { MessageStatus, Messages } from '../../../src/public/messages/messages.js'
import type { GalleryPage } from './gallery.js'
import { englishWords } from './gallery-words.js'

/** The hidden field of a form that the test app takes at once. */
export const galleryForm = 'a form of the gallery'

/** Senders' pages by code, named for what they show. */
const states: Record<string, Pick<MessageStatus, 'state' | 'kind'>> = {
  MSGSENT1: { state: 'sent', kind: 'message' },
  MSGCA110: { state: 'sent', kind: 'call' },
  MSGWA1T1: { state: 'waiting', kind: 'message' },
  MSGS10W1: { state: 'slow', kind: 'call' },
  MSGREFD1: { state: 'refused', kind: 'message' },
  MSGFA1D1: { state: 'failed', kind: 'message' },
}

/** Messages that also know the gallery's. */
export function withGalleryMessages(messages: Messages, directory: DirectorySnapshot): Messages {
  const { forms } = messages
  return {
    ...messages,
    forms: {
      ...forms,
      check: (field, contact) => (field === galleryForm ? 'good' : forms.check(field, contact)),
    },
    find(code) {
      const known = states[code]
      if (!known) return messages.find(code)
      const sentAt = known.state === 'sent' ? new Date('2025-10-10T14:14:00Z') : null
      const contact = directory.contactAt('transportation', null)
      return { ...known, code, replyBy: '2025-10-14', contact, sentAt }
    },
  }
}

const typed = { name: 'Ana Lopez', phone: '', email: 'ana@home.example', lang: 'en', form: galleryForm }

/** Forms that write to an office, and what became of each message. Contact 1 is Transportation, 37 a nurse. */
export const galleryMessages: GalleryPage[] = [
  { name: 'message-form', path: '/contacts/1/message' },
  { name: 'message-form-own-words', path: '/contacts/1/message?answer=SCH00C1X', own: true },
  { name: 'call-form', path: '/contacts/1/call-back' },
  {
    name: 'message-problems',
    method: 'post',
    path: '/contacts/1/message',
    form: { ...typed, message: '', name: '', phone: '12 Elm Street', email: 'ana', form: galleryForm },
    status: 422,
  },
  {
    name: 'call-problems-danger',
    method: 'post',
    path: '/contacts/1/call-back',
    form: { ...typed, message: englishWords.worried, window: '2025-10-09 morning' },
    status: 422,
  },
  { name: 'message-off', path: '/contacts/37/message', status: 404 },
  {
    name: 'message-danger',
    method: 'post',
    path: '/contacts/1/message',
    form: { ...typed, message: englishWords.worried },
  },
  { name: 'message-sent', path: '/messages/MSGSENT1' },
  { name: 'call-sent', path: '/messages/MSGCA110' },
  { name: 'message-waiting', path: '/messages/MSGWA1T1' },
  { name: 'call-slow', path: '/messages/MSGS10W1' },
  { name: 'message-refused', path: '/messages/MSGREFD1' },
  { name: 'message-failed', path: '/messages/MSGFA1D1' },
  { name: 'contact-takes-messages', path: '/schools/lincoln-elementary/attendance' },
]
