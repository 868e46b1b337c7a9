import assert from 'node:assert/strict'
import type { CheerioAPI } from 'cheerio'

/** The fields of the form with this action, as a browser sends them. */
export function formOf($: CheerioAPI, action: string): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {}
  const form = $(`form[action="${action}"]`)
  assert.equal(form.length, 1, action)
  for (const each of form.find('input, textarea, select').toArray()) {
    const [name, type] = [$(each).attr('name') ?? '', $(each).attr('type')]
    if ((type === 'checkbox' || type === 'radio') && $(each).attr('checked') === undefined) continue
    const value = String($(each).val() ?? '')
    const before = fields[name]
    fields[name] = before === undefined ? value : [before, value].flat()
  }
  return fields
}
