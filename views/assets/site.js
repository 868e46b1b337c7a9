// The only script of the public pages. Every page works without it.
{
  /** Where our addresses begin: `/`, or `/d/elm/`. */
  const home = new URL('..', document.currentScript.src).pathname
  const box = document.getElementById('concern')
  const frame = document.querySelector('.suggest')
  const exit = document.querySelector('.exit')
  if (box && frame) suggestTopics(box, frame)
  if (box) keepWords(box)
  if (exit) offerExit(exit)
  // Back opens the form again: a browser cannot send it again, and would say that it is offline.
  const { again } = document.body.dataset
  if (again) addEventListener('submit', () => history.replaceState(null, '', again))
  addEventListener('pageshow', emptyForms)
  const share = document.querySelector('[data-share]')
  const keep = document.querySelector('[data-keep]')
  const keptList = document.querySelector('.kept')
  if (share && navigator.share) offerShare(share)
  if (keep) offerToKeep(keep)
  if (keptList) showKept(keptList)
  // iPhones and desktops do not take such links.
  if (/Android/.test(navigator.userAgent))
    for (const map of document.querySelectorAll('[data-geo]')) map.href = map.dataset.geo
  // From the second page on, so that the first stays light: the numbers to call, kept for when there is no network.
  if (document.referrer.startsWith(location.origin + home)) navigator.serviceWorker?.register(`${home}sw.js`)

  /**
   * Back shows the words again. Those that were asked come from the server, which forgets what is erased; no page that waits
   * in the browser's memory holds them.
   */
  function keepWords(box) {
    let unsent = ''
    box.form.addEventListener('submit', () => {
      unsent = null
    })
    addEventListener('pagehide', () => {
      if (unsent !== null) unsent = box.value
      box.value = ''
    })
    addEventListener('pageshow', async (event) => {
      const typed = unsent
      unsent = ''
      if (event.persisted && typed !== null) box.value = hasLeft() ? '' : typed
      else if (isBack(event)) {
        const { concern } = await (await fetch(`${home}asked`)).json()
        box.value ||= concern
      }
    })
  }

  /** Erases what was typed and leaves, at a tap or at Esc twice. Back does not lead here again. */
  function offerExit(form) {
    let escapedAt = Number.NEGATIVE_INFINITY
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      leave()
    })
    addEventListener('keydown', ({ key, repeat, isComposing, timeStamp }) => {
      if (key !== 'Escape' || repeat || isComposing) return
      if (timeStamp - escapedAt < 1000) leave()
      escapedAt = timeStamp
    })

    async function leave() {
      document.body.replaceChildren()
      document.title = ''
      hasLeft(true)
      kept([])
      const erased = fetch(`${form.action}?by=script`, { method: 'POST', keepalive: true })
      await Promise.race([erased, new Promise((over) => setTimeout(over, 500))]).catch(() => {})
      location.replace(form.dataset.to)
    }
  }

  function offerShare(button) {
    const { title, url } = button.dataset
    button.hidden = false
    button.addEventListener('click', () => navigator.share({ title, url }).catch(() => {}))
  }

  /** In this browser: title and address, never words. */
  function offerToKeep(button) {
    button.hidden = false
    button.addEventListener('click', () => {
      const url = location.pathname + location.search
      const title = button.dataset.keep
      kept([{ title, url }, ...kept().filter((each) => each.url !== url)])
      button.textContent = button.dataset.done
      button.disabled = true
    })
  }

  function showKept(section) {
    const [, list, forget] = section.children
    for (const { title, url } of kept()) {
      const link = document.createElement('a')
      link.href = url
      link.textContent = title
      list.appendChild(document.createElement('li')).append(link)
      section.hidden = false
    }
    forget.addEventListener('click', () => {
      kept([])
      section.hidden = true
    })
  }

  /** Reads, or replaces, the answers kept in this browser. Districts of one host share the storage. */
  function kept(list) {
    try {
      const key = `${home.slice(1)}kept`
      if (list) localStorage[key] = JSON.stringify(list.slice(0, 5))
      return JSON.parse(localStorage[key] ?? '[]')
    } catch {
      return []
    }
  }

  /** Back fills in forms: not after the exit. */
  function emptyForms(event) {
    if (isBack(event) && hasLeft()) for (const form of document.forms) form.reset()
  }

  function isBack({ persisted }) {
    return persisted || performance.getEntriesByType('navigation')[0].type === 'back_forward'
  }

  /** Whether this tab took the exit. */
  function hasLeft(now) {
    try {
      const key = `${home.slice(1)}left`
      if (now) sessionStorage[key] = 1
      return sessionStorage[key]
    } catch {
      return true
    }
  }

  /**
   * Topics while a concern is typed. A textarea may not have the role combobox: a status line announces the list, and
   * aria-activedescendant the topic under the arrow keys.
   */
  function suggestTopics(box, frame) {
    const [list, status] = frame.children
    const says = JSON.parse(frame.dataset.says)
    let urls = []
    let active = -1
    let timer
    let request

    box.setAttribute('aria-autocomplete', 'list')
    box.setAttribute('aria-controls', list.id)
    box.enterKeyHint = 'go'
    box.addEventListener('input', (event) => event.isComposing || askSoon())
    box.addEventListener('compositionend', askSoon)
    box.addEventListener('keydown', onKey)
    // The box keeps the focus.
    list.addEventListener('mousedown', (event) => event.preventDefault())
    list.addEventListener('click', (event) => open([...list.children].indexOf(event.target)))
    addEventListener('pagehide', close)

    function askSoon() {
      activate(-1)
      stop()
      timer = setTimeout(ask, 120)
    }

    async function ask() {
      const q = lastWords()
      if (q.length < 3) return close()
      request = new AbortController()
      try {
        const answer = await fetch(frame.dataset.action, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ q, lang: document.documentElement.lang }),
          signal: request.signal,
        })
        show(answer.ok && document.activeElement === box ? (await answer.json()).suggestions : [])
      } catch (error) {
        if (error.name !== 'AbortError') close()
      }
    }

    /** No more is sent than suggestions need: the end of the text before the caret. */
    function lastWords() {
      const text = [...box.value.slice(0, box.selectionEnd)]
      const end = text.slice(-40).join('')
      return (text.length > 40 ? end.replace(/^\S+\s/, '') : end).trim()
    }

    function show(suggestions) {
      urls = suggestions.map(({ url }) => url)
      list.replaceChildren(...suggestions.map(({ title }, i) => option(title, i)))
      list.hidden = urls.length === 0
      status.textContent = says[urls.length]
      activate(-1)
    }

    function option(title, i) {
      const item = document.createElement('li')
      item.id = `${list.id}-${i}`
      item.setAttribute('role', 'option')
      item.textContent = title
      return item
    }

    function activate(i) {
      active = i
      ;[...list.children].forEach((item, at) => {
        item.setAttribute('aria-selected', String(at === i))
      })
      if (i < 0) box.removeAttribute('aria-activedescendant')
      else box.setAttribute('aria-activedescendant', list.children[i].id)
      list.children[i]?.scrollIntoView({ block: 'nearest' })
    }

    function onKey(event) {
      // 229: the input method still has the key.
      if (event.isComposing || event.keyCode === 229) return
      const { key } = event
      const plain = !(event.shiftKey || event.ctrlKey || event.altKey || event.metaKey)
      if (key === 'Tab') close()
      else if (key === 'Escape' && urls.length) take(close)
      else if (key === 'ArrowDown' && plain && urls.length)
        take(() => activate(active + 1 < urls.length ? active + 1 : -1))
      else if (key === 'ArrowUp' && plain && active >= 0) take(() => activate(active - 1))
      else if (key === 'Enter' && plain) take(() => (active < 0 ? box.form.requestSubmit() : open(active)))
      else if (/^(Arrow|Home|End)/.test(key)) activate(-1)

      function take(act) {
        event.preventDefault()
        act()
      }
    }

    function open(i) {
      if (urls[i]) location.assign(urls[i])
    }

    function stop() {
      clearTimeout(timer)
      request?.abort()
    }

    function close() {
      stop()
      show([])
    }
  }
}
