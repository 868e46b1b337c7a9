import type Handlebars from 'handlebars'
import type { DateStyle } from '../language/formats.js'
import type { Speech } from '../language/language.js'
import { endSentence } from '../language/punctuation.js'
import type { WordKey } from '../language/words.js'
import { below } from './base-path.js'
import { iconPaths } from './icon-paths.js'
import { belowHelper } from './lead-below.js'
import { markForeign } from './mark-foreign.js'
import { smsLink, telLink } from './phone-links.js'

type Options = Handlebars.HelperOptions
type Engine = typeof Handlebars

const speechOf = (options: Options): Speech => options.data.speech

/**
 * Pure template helpers: `{{t 'home.title'}}`, `{{date '2026-10-14' 'long'}}`, `{{inPercent 91}}`, `{{phone number ext}}`, `{{tel number
 * ext}}`, `{{sms number text}}`, `{{sentence text}}`,
 * `{{whole text part}}`, `{{times 'Mon–Fri, 7:30 AM – 4:00 PM'}}`, `{{icon 'phone'}}`.
 */
export function registerTemplateHelpers(engine: Engine): void {
  engine.registerHelper({
    t: (key: WordKey, options: Options) => {
      const { t, lacks } = speechOf(options)
      const text = t(key, options.hash)
      return lacks(key, options.hash) ? markForeign(text) : text
    },
    inPercent: (percent: number, options: Options) => speechOf(options).percent(percent / 100),
    date: (iso: string, style: DateStyle, options: Options) => speechOf(options).date(iso, style),
    phone: (number: string, ext: string | null, options: Options) => {
      const { phone, t } = speechOf(options)
      return ext ? t('phone.withExt', { number: phone(number), ext }) : phone(number)
    },
    sentence: (text: string, options: Options) => endSentence(text, speechOf(options).code),
    whole: (text: string, part: string) => keepWhole(engine, text, part),
    times: (line: string) => keepTimes(engine, line),
    icon: (name: string) => iconPaths[name] ?? missingIcon(name),
    /** Not written in views: `leadBelow` does. */
    [belowHelper]: (address: string, options: Options) => below(options.data.base, address),
    tel: telLink,
    sms: smsLink,
  })
}

/**
 * Keeps a part of a text, such as a phone number with its extension, on one line if that has room for it. What is written
 * without a space behind it stays with it: a comma, or a Korean ending.
 */
function keepWhole(engine: Engine, text: string, part: string): Handlebars.SafeString {
  const { escapeExpression, SafeString } = engine
  const inside = escapeExpression(part)
  const [before, after] = cutAround(escapeExpression(text), inside)
  if (after === undefined) return new SafeString(before)
  const [ending, korean, comma] = endingOfPart.exec(after) as unknown as [string, string, string]
  const whole = `<bdi class="whole">${inside}${korean}</bdi>`
  const unbroken = comma ? `<span class="unbroken">${whole}${comma}</span>` : whole
  return new SafeString(before + unbroken + after.slice(ending.length))
}

/** Keeps the times of each rule of hours on one line: what follows its days, from the last comma before its first digit. */
function keepTimes({ escapeExpression, SafeString }: Engine, hours: string): Handlebars.SafeString {
  const kept = hours.split(betweenRules).map((rule) => {
    const from = timesFrom(rule)
    const [days, times] = [rule.slice(0, from), rule.slice(from)]
    return escapeExpression(days) + (times && `<bdi class="whole">${escapeExpression(times)}</bdi>`)
  })
  return new SafeString(kept.join(''))
}

const betweenRules = /([;；؛]\s?)/

/** Where the times of a rule begin; its end for a rule without digits. */
function timesFrom(rule: string): number {
  const digit = rule.search(/\d/)
  if (digit < 0) return rule.length
  const comma = Math.max(...[',', '،', '，'].map((mark) => rule.lastIndexOf(mark, digit)))
  return comma + (/\s/.test(rule[comma + 1] ?? '') ? 2 : 1)
}

const endingOfPart = /^(\p{Script=Hangul}{0,3})([,،，、]?)/u

/** The text before and after one of its parts; the whole text if the part is missing. */
function cutAround(text: string, part: string): [string, string?] {
  const at = text.indexOf(part)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + part.length)]
}

function missingIcon(name: string): never {
  throw new Error(`There is no icon ${name}`)
}
