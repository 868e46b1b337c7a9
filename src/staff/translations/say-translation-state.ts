import type { TranslationEntry } from '../../content/translations/translation-editor.js'
import type { Speech } from '../../platform/language/language.js'

/** How far a translation is: "checked by Lan Tran on October 10, 2025". */
export function sayTranslationState(
  { state, checkedBy, checkedAt }: TranslationEntry,
  timeZone: string,
  { t, dateAt }: Speech,
): string {
  if (state !== 'checked' || checkedAt === null) return t(`translations.state.${state}`)
  return t('translations.checkedBy', { who: checkedBy ?? '', date: dateAt(checkedAt, timeZone, 'year') })
}
