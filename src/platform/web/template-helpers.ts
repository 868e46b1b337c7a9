import type Handlebars from 'handlebars'
import type { DateStyle } from '../language/formats.js'
import type { Speech } from '../language/language.js'
import type { WordKey } from '../language/words.js'
import { iconPaths } from './icon-paths.js'
import { markForeign } from './mark-foreign.js'
import { phoneText, smsLink, telLink } from './phone-text.js'

type Options = Handlebars.HelperOptions
type Engine = typeof Handlebars

const speechOf = (options: Options): Speech => options.data.speech

/**
 * Pure template helpers: `{{t 'home.title'}}`, `{{date '2026-10-14' 'long'}}`, `{{phone number ext}}`, `{{tel number
 * ext}}`, `{{sms number text}}`, `{{whole text part}}`, `{{icon 'phone'}}`.
 */
export function registerTemplateHelpers(engine: Engine): void {
  engine.registerHelper({
    t: (key: WordKey, options: Options) => {
      const { t, lacks } = speechOf(options)
      const text = t(key, options.hash)
      return lacks(key, options.hash) ? markForeign(text) : text
    },
    date: (iso: string, style: DateStyle, options: Options) => speechOf(options).date(iso, style),
    phone: (number: string, ext: string | null, options: Options) =>
      ext ? speechOf(options).t('phone.withExt', { number: phoneText(number), ext }) : phoneText(number),
    whole: (text: string, part: string) => keepWhole(engine, text, part),
    icon: (name: string) => iconPaths[name] ?? missingIcon(name),
    tel: telLink,
    sms: smsLink,
  })
}

/** Keeps a part of a text, such as a phone number, on one line if that has room for it. */
function keepWhole(engine: Engine, text: string, part: string): Handlebars.SafeString {
  const { escapeExpression, SafeString } = engine
  const inside = escapeExpression(part)
  return new SafeString(escapeExpression(text).replace(inside, () => `<bdi class="whole">${inside}</bdi>`))
}

function missingIcon(name: string): never {
  throw new Error(`There is no icon ${name}`)
}
