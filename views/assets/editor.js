// The routing editor: rules are dragged, and work that goes on is watched. Both work without it.
{
  const list = document.querySelector('.rules[data-order]')
  if (list) orderByHand(list)
  const work = document.querySelector('[data-progress]')
  if (work) watch(work)

  /** Takes over what has changed, once a second; when the work is done, the page is opened again, or its form is sent. */
  async function watch(shown) {
    const href = shown.dataset.progress || shown.querySelector('a').href
    for (let tries = 0; tries < 5; ) {
      await new Promise((resolve) => setTimeout(resolve, 1000))
      const page = await read(href)
      const now = page?.querySelector('[data-progress]')
      if (page && !now) return finish(shown, href)
      if (!now) tries += 1
      else {
        tries = 0
        shown.querySelector('progress').value = now.querySelector('progress').value
        // Only another kind of work is read out.
        for (const part of ['.work-name', '.work-share'])
          setText(shown.querySelector(part), now.querySelector(part))
      }
    }
  }

  /** Nothing that was typed is lost: then a link, or the form's own button, leads on. */
  function finish(shown, href) {
    const form = document.getElementById(shown.dataset.form)
    const fields = [...document.querySelectorAll('main textarea')]
    if (fields.some(({ value, defaultValue }) => value !== defaultValue))
      return shown.querySelector('progress')?.remove()
    if (form) return form.requestSubmit()
    if (!shown.dataset.form) location.assign(shown.querySelector('a')?.href ?? href)
  }

  function setText(place, { textContent }) {
    if (place.textContent !== textContent) place.textContent = textContent
  }

  /** @returns null where nothing, or another page, came back */
  async function read(href, options) {
    const answer = await fetch(href, options).catch(() => null)
    if (!answer?.ok) return null
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    return page.querySelector('.staff-rooms') && page
  }

  function orderByHand(rules) {
    const said = document.getElementById('order-said')
    const { words, order } = rules.dataset
    const [take, moved, failed] = words.split('|')
    const ids = () => [...rules.children].map(({ dataset }) => dataset.id)
    let kept = ids().join()
    let held = null
    let timer = 0

    addHandles()
    rules.addEventListener('pointerdown', (event) => {
      const handle = event.target.closest('.handle')
      if (!handle || event.button) return
      event.preventDefault()
      held = handle.closest('li')
      held.classList.add('held')
      // Wherever the pointer goes, it is ours until it is let go.
      rules.setPointerCapture(event.pointerId)
    })
    rules.addEventListener('pointermove', ({ clientX, clientY }) => {
      const over = held && document.elementFromPoint(clientX, clientY)?.closest('.rules > li')
      if (!over || over === held) return
      const { top, height } = over.getBoundingClientRect()
      if (clientY < top + height / 2) over.before(held)
      else over.after(held)
    })
    for (const end of ['pointerup', 'pointercancel'])
      rules.addEventListener(end, () => {
        if (!held) return
        const rule = held
        held = null
        rule.classList.remove('held')
        save(rule)
      })
    rules.addEventListener('keydown', (event) => {
      const handle = event.target.closest('.handle')
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
      if (!handle || !by) return
      event.preventDefault()
      const rule = handle.closest('li')
      if (by < 0) rule.previousElementSibling?.before(rule)
      else rule.nextElementSibling?.after(rule)
      handle.focus()
      tell(moved, rule)
      // Several steps are one change.
      clearTimeout(timer)
      timer = setTimeout(() => save(rule), 700)
    })

    function addHandles() {
      for (const rule of rules.querySelectorAll('li[data-id]')) {
        const handle = document.createElement('button')
        handle.type = 'button'
        handle.className = 'handle'
        handle.textContent = '⠿'
        handle.setAttribute('aria-label', `${take} ${rule.querySelector('h2').textContent}`)
        rule.querySelector('.moves').prepend(handle)
      }
    }

    function tell(text, rule) {
      said.textContent = text
        .replace('{name}', rule.querySelector('h2').textContent)
        .replace('{place}', 1 + [...rules.children].indexOf(rule))
    }

    /** The page that comes back has the new numbers; without one, everything is put back. */
    async function save(rule) {
      clearTimeout(timer)
      if (ids().join() === kept) return
      const body = new URLSearchParams(ids().map((id) => ['id', id]))
      body.set('csrf', rules.querySelector('[name=csrf]').value)
      const page = await read(order, { method: 'POST', body })
      if (page) {
        const { id } = rule.dataset
        const hadFocus = rule.contains(document.activeElement)
        tell(moved, rule)
        rules.replaceChildren(...page.querySelector('.rules').children)
        kept = ids().join()
        addHandles()
        if (hadFocus) document.querySelector(`#rule-${CSS.escape(id)} .handle`)?.focus()
      } else {
        for (const id of kept.split(',')) rules.append(document.getElementById(`rule-${id}`))
        tell(failed, rule)
      }
    }
  }
}
