import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import type { Speech } from '../language/language.js'
import { fromRoot } from '../root.js'
import { nameForeign } from './mark-foreign.js'
import { registerTemplateHelpers } from './template-helpers.js'

/** Turns a view and its model into HTML. */
export interface Templates {
  /**
   * @param view the file below `views/`, without `.hbs`: `public/ask/home`
   * @param model everything the view prints; a missing field throws
   */
  render(view: string, model: object, speech: Speech): string
}

export interface TemplateOptions {
  /** Read the files again for every page: for development. */
  reload?: boolean
}

/**
 * The Handlebars engine. Every file is a page, a layout or a partial, named by its path, read and compiled once. A page
 * names its layout as a partial block: `{{#> web/layout}}…{{/web/layout}}`.
 */
export function createTemplates(folder = fromRoot('views'), options: TemplateOptions = {}): Templates {
  let views = options.reload ? null : readViews(folder)
  return {
    render: (view, model, speech) => {
      if (options.reload) views = readViews(folder)
      const template = views?.get(view)
      if (!template) throw new Error(`There is no view ${view}`)
      return nameForeign(template(model, { data: { speech } }))
    },
  }
}

function readViews(folder: string): Map<string, Handlebars.TemplateDelegate> {
  const engine = Handlebars.create()
  registerTemplateHelpers(engine)
  const views = new Map<string, Handlebars.TemplateDelegate>()
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!file.endsWith('.hbs')) continue
    const name = file.slice(0, -'.hbs'.length).replaceAll('\\', '/')
    // Compiled when first drawn.
    const template = engine.compile(readFileSync(join(folder, file), 'utf8'), {
      strict: true,
      preventIndent: true,
      knownHelpers: { t: true, inPercent: true, date: true, phone: true, tel: true, sms: true, icon: true },
    })
    views.set(name, template)
    engine.registerPartial(name, template)
  }
  return views
}
