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
 * The Handlebars engine. Every file is a page, a layout or a partial, named by its path, read once, and compiled when first drawn. A page
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

/** Nobody changes the service's own views while it runs. */
const readOnce = new Map<(folder: string) => Views, Views>()

function viewsIn(folder: string, read: (folder: string) => Views): Views {
  if (folder !== fromRoot('views')) return read(folder)
  const views = readOnce.get(read) ?? read(folder)
  readOnce.set(read, views)
  return views
}

/** @param data for the helpers */
function keepViews(folder: string, read: (folder: string) => Views, reload: boolean) {
  let views = reload ? null : viewsIn(folder, read)
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
    const text = readFileSync(join(folder, file), 'utf8')
    const template = whenFirstDrawn(() => compile(engine, change(engine.parseWithoutProcessing(text))))
    views.set(name, template)
    engine.registerPartial(name, template)
  }
  return views
}

function whenFirstDrawn(make: () => Handlebars.TemplateDelegate): Handlebars.TemplateDelegate {
  let made: Handlebars.TemplateDelegate | null = null
  return (model, options) => {
    made ??= make()
    return made(model, options)
  }
}

/** What `Handlebars.compile` works with. */
interface Compilers {
  parse(parsed: hbs.AST.Program, options: object): hbs.AST.Program
  Compiler: new () => { compile(parsed: hbs.AST.Program, options: object): object }
  JavaScriptCompiler: new () => {
    compile(compiled: object, options: object, context: undefined, asObject: true): TemplateSpecification
  }
}

const knownHelpers = {
  ...{ t: true, inPercent: true, date: true, phone: true, tel: true, sms: true, icon: true },
  [belowHelper]: true,
}

/** As `Handlebars.compile`, whose templates keep what they were parsed to: 10 MB for all views. */
function compile(engine: typeof Handlebars, parsed: hbs.AST.Program): Handlebars.TemplateDelegate {
  const options = { data: true, strict: true, preventIndent: true, knownHelpers }
  const { parse, Compiler, JavaScriptCompiler } = engine as unknown as Compilers
  const compiled = new Compiler().compile(parse(parsed, options), options)
  return engine.template(new JavaScriptCompiler().compile(compiled, options, undefined, true))
}
