import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import type { Speech } from '../language/language.js'
import { fromRoot } from '../root.js'
import { belowHelper, leadBelow } from './lead-below.js'
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

/** Views that several districts share. */
export interface SharedTemplates extends Templates {
  /** The same for a district below a path of its host: its addresses begin with it. */
  below(base: string): Templates
}

export interface TemplateOptions {
  /** Read the files again for every page: for development. */
  reload?: boolean
}

/**
 * The Handlebars engine. Every file is a page, a layout or a partial, named by its path, read and compiled once. A page
 * names its layout as a partial block: `{{#> web/layout}}…{{/web/layout}}`.
 */
export function createTemplates(
  folder = fromRoot('views'),
  { reload = false }: TemplateOptions = {},
): SharedTemplates {
  const whole = keepViews(folder, readViews, reload)
  // Read for the first district that is below a path: no other pays for it.
  let parts: ReturnType<typeof keepViews> | null = null
  return {
    render: (view, model, speech) => whole(view, model, { speech }),
    below(base) {
      if (base === '') return this
      parts ??= keepViews(folder, readViewsBelow, reload)
      const render = parts
      return { render: (view, model, speech) => render(view, model, { speech, base }) }
    },
  }
}

type Views = ReadonlyMap<string, Handlebars.TemplateDelegate>

/** @param data for the helpers */
function keepViews(folder: string, read: (folder: string) => Views, reload: boolean) {
  let views = reload ? null : read(folder)
  return (view: string, model: object, data: { speech: Speech; base?: string }): string => {
    if (reload) views = read(folder)
    const template = views?.get(view)
    if (!template) throw new Error(`There is no view ${view}`)
    return nameForeign(template(model, { data }))
  }
}

const readViewsBelow = (folder: string) => readViews(folder, leadBelow)

function readViews(folder: string, change = (program: hbs.AST.Program) => program): Views {
  const engine = Handlebars.create()
  registerTemplateHelpers(engine)
  const views = new Map<string, Handlebars.TemplateDelegate>()
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!file.endsWith('.hbs')) continue
    const name = file.slice(0, -'.hbs'.length).replaceAll('\\', '/')
    // Compiled when first drawn.
    const parsed = engine.parseWithoutProcessing(readFileSync(join(folder, file), 'utf8'))
    const template = engine.compile(change(parsed), {
      strict: true,
      preventIndent: true,
      knownHelpers: {
        ...{ t: true, inPercent: true, date: true, phone: true, tel: true, sms: true, icon: true },
        [belowHelper]: true,
      },
    })
    views.set(name, template)
    engine.registerPartial(name, template)
  }
  return views
}
