// Keeps what staff type into the forms of this browser until it is saved or they sign out. Every form works without it.
{
  const { account, draftWords } = document.body.dataset
  const [isBack, dropIt, isOlder, bringBack] = draftWords.split('|')
  // Districts of one host share the storage: below a path, what is kept has its name.
  const place = new URL('..', document.currentScript.src).pathname.slice(1)
  const start = `${place}draft `
  const sentKey = `${place}sent`
  const own = `${start}${account} `
  /** A week: longer than a few days off. */
  const life = 7 * 86_400_000
  const secret = /password|one-time|username/
  /** Hidden fields that change with the record. */
  const asSaved = /^(csrf|seen|waited|version(-.*)?|.*-(stored|was))$/
  let signsOut = false
  const store = openStore()
  if (store) keepDrafts()

  // A second press of a button sends nothing.
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (event.defaultPrevented || form.getAttribute('method') !== 'post') return
    if (form.dataset.sent) return event.preventDefault()
    form.dataset.sent = 'yes'
    setTimeout(() => delete form.dataset.sent, 5000)
    signsOut = form.classList.contains('staff-leave')
    if (store && signsOut) for (const key of stored()) store.removeItem(key)
  })
  // Back shows the page as it was left.
  addEventListener('pageshow', () => {
    for (const form of document.forms) delete form.dataset.sent
  })

  /** @returns nothing where the browser keeps nothing for websites */
  function openStore() {
    try {
      return localStorage
    } catch {}
  }

  function stored() {
    return Object.keys(store).filter((key) => key.startsWith(start))
  }

  function keepDrafts() {
    // On a shared computer the next person must not find what the last one typed.
    for (const key of stored())
      if (!key.startsWith(own) || Date.now() - JSON.parse(store.getItem(key)).at > life) store.removeItem(key)

    const forms = [...document.querySelectorAll('main form[method=post]:not([data-no-draft])')].filter(
      (form) => typedIn(form).length > 0,
    )
    dropSaved(forms)
    for (const form of forms) keepDraft(form)
  }

  /** The fields that somebody fills in: no passwords, files, or codes. */
  function typedIn(form) {
    return [...form.elements].filter(
      ({ name, type, autocomplete }) =>
        name &&
        !/^(hidden|file|password|submit|button|fieldset|output)$/.test(type) &&
        !secret.test(autocomplete),
    )
  }

  /** By what the form is about, whichever page shows it, and whatever is saved meanwhile. */
  function keyOf(form) {
    const about = [...form.elements]
      .filter(({ type, name }) => type === 'hidden' && !asSaved.test(name))
      .map(({ name, value }) => `${name}=${value}`)
    const names = new Set(typedIn(form).map(({ name }) => name))
    return [own + pathOf(form), ...about, ...names].join(' ')
  }

  function pathOf(form) {
    return new URL(form.getAttribute('action'), location.href).pathname
  }

  /** What is in the fields, or with `drawn` what the page came with. */
  function read(form, drawn = false) {
    const values = typedIn(form).map((field) => {
      const options = [...(field.options ?? [])].map((each) => (drawn ? each.defaultSelected : each.selected))
      if (field.options)
        return [field.name, options.some(Boolean) || field.multiple ? options : firstOf(options)]
      if (/^(checkbox|radio)$/.test(field.type))
        return [field.name, drawn ? field.defaultChecked : field.checked]
      return [field.name, drawn ? field.defaultValue : field.value]
    })
    return JSON.stringify(values)
  }

  /** A list without a chosen option shows its first. */
  function firstOf(options) {
    return options.map((_, at) => at === 0)
  }

  /**
   * Forgets the form sent last, unless what came back is that form, a trouble page, or the page that waits for a yes.
   * Its draft stays if the server lost it.
   */
  function dropSaved(forms) {
    const sent = JSON.parse(sessionStorage.getItem(sentKey) ?? 'null')
    if (!sent || document.querySelector('[data-keep-drafts]')) return
    sessionStorage.removeItem(sentKey)
    // The sign-in is a redirect, too.
    const signedIn = document.referrer.split('?')[0].includes('/sign-in')
    if (signedIn || document.querySelector('[data-lost-form]')) return
    const [{ type, redirectCount, responseStatus }] = performance.getEntriesByType('navigation')
    const draft = JSON.parse(store.getItem(sent.key) ?? 'null')
    const again = forms.find((form) => keyOf(form) === sent.key)
    const refused = responseStatus >= 400 || document.querySelector('.problems')
    if (redirectCount > 0) return store.removeItem(sent.key)
    const shown = again && read(again, true)
    if (draft && shown && (refused || shown === draft.now)) {
      // The server writes some values its own way: a phone number, hours, a state.
      store.setItem(sent.key, JSON.stringify({ ...draft, now: shown }))
    } else if (!refused && type === 'navigate' && location.pathname === sent.path) store.removeItem(sent.key)
  }

  function keepDraft(form) {
    const key = keyOf(form)
    const drawn = read(form, true)
    const draft = JSON.parse(store.getItem(key) ?? 'null')
    /** What the page had before anything was typed; a form that came back with faults has what was typed. */
    const base = draft?.now === drawn ? draft.drawn : drawn
    if (draft && draft.now !== drawn) offer(form, key, draft, draft.drawn === drawn)
    let timer = 0
    const keep = () => {
      clearTimeout(timer)
      timer = 0
      if (signsOut) return
      const now = read(form)
      if (now === base) return store.removeItem(key)
      try {
        store.setItem(key, JSON.stringify({ drawn: base, now, at: Date.now() }))
      } catch {
        // It is full: the form works without.
      }
    }
    for (const name of ['input', 'change'])
      form.addEventListener(name, () => {
        clearTimeout(timer)
        timer = setTimeout(keep, 300)
      })
    addEventListener('pagehide', () => timer && keep())
    form.addEventListener('submit', (event) => {
      if (event.defaultPrevented) return
      keep()
      sessionStorage.setItem(sentKey, JSON.stringify({ key, path: pathOf(form) }))
    })
  }

  /** Puts a draft back: at once where the page is as it was, on request where it changed meanwhile. */
  function offer(form, key, draft, same) {
    const note = document.createElement('p')
    note.className = 'notice-box draft'
    note.setAttribute('role', 'status')
    const text = document.createElement('span')
    const button = document.createElement('button')
    Object.assign(button, { type: 'button', className: 'button plain small' })
    note.append(text, ' ', button)
    form.prepend(note)
    const say = (words, label, then) => {
      text.textContent = words
      button.textContent = label
      button.onclick = then
    }
    const drop = () => {
      form.reset()
      store.removeItem(key)
      note.remove()
    }
    const back = () => {
      fill(form, JSON.parse(draft.now))
      say(isBack, dropIt, drop)
    }
    if (same) back()
    else say(isOlder, bringBack, back)
  }

  function fill(form, values) {
    const left = typedIn(form)
    for (const [name, value] of values) {
      const at = left.findIndex((field) => field.name === name)
      if (at < 0) continue
      const [field] = left.splice(at, 1)
      if (field.options)
        for (const [index, each] of [...field.options].entries()) each.selected = value[index] ?? false
      else if (typeof value === 'boolean') field.checked = value
      else field.value = value
    }
  }
}
