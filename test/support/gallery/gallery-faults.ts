import type { Answer } from '../../../src/answering/answer.js'
import { Busy, TooManyRequests } from '../../../src/platform/web/errors.js'
import { sampleAnswer, sampleLines } from '../samples/sample.js'
import type { GalleryPage } from './gallery.js'
import { englishWords } from './gallery-words.js'

const { worried, sad, busAlone } = englishWords

/** Typed text for an answer that no longer exists. */
export const typedForLost = { K0ST0001: `${worried}.` }

/** Questions, each with its outcome: the marks at the end tell them apart in every language. */
export const galleryAsks: Record<string, () => Answer> = {
  [`${worried}!`]: () =>
    sampleAnswer({ code: null, emergency: { level: 'now', kinds: ['suicide'], lines: sampleLines } }),
  [`${busAlone}..`]: () => sampleAnswer({ code: null }),
  [`${worried}!!`]: () => {
    throw new Busy()
  },
  [`${worried}!!!`]: () => {
    throw new TooManyRequests()
  },
  [`${worried}!!!!`]: () => {
    throw new Error('The disk is full')
  },
  [`${busAlone}...`]: () => {
    throw new TooManyRequests()
  },
}

const [dangerNotKept, calmNotKept, busy, limited, failed, calmLimited] = Object.keys(galleryAsks)

const ask = (name: string, concern = '', status = 200): GalleryPage => ({
  ...{ name, method: 'post', path: '/ask', form: { concern }, status },
})

/** What a family in danger sees when something breaks, and an answer that could not be stored. */
export const galleryFaults: GalleryPage[] = [
  ask('not-kept', calmNotKept),
  ask('not-kept-danger', dangerNotKept),
  ask('limit', calmLimited, 429),
  ask('limit-danger', limited, 429),
  ask('busy-danger', busy, 503),
  ask('fault-danger', failed, 500),
  { ...ask('too-long-danger', `${worried}. ${sad.repeat(160)}`), status: 422 },
  { name: 'not-found-danger', path: '/answers/K0ST0001', status: 404, own: true },
]
