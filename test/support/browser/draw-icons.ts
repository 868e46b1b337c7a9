import { readFileSync } from 'node:fs'
import { fromRoot } from '../../../src/platform/root.js'
import { startBrowser } from './browser.js'

/** The mark's share of the picture: phones crop a maskable icon to a circle of 80 %. */
const icons = [
  { file: 'icon-192.png', size: 192, mark: 0.84, ground: '#faf6ee' },
  { file: 'icon-512.png', size: 512, mark: 0.84, ground: '#faf6ee' },
  { file: 'icon-maskable.png', size: 512, mark: 0.56, ground: '#faf6ee' },
]

/**
 * `tsx test/support/browser/draw-icons.ts`: makes the PNG icons from `views/assets/icon.svg`. Run it when
 * that changes.
 */
async function drawIcons(): Promise<void> {
  const svg = readFileSync(fromRoot('views', 'assets', 'icon.svg'), 'utf8')
  const browser = await startBrowser()
  for (const { file, size, mark, ground } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    const picture = svg.replace('<svg ', `<svg width="${size * mark}" height="${size * mark}" `)
    await page.setContent(
      `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${ground}">${picture}</body>`,
    )
    await page.screenshot({ path: fromRoot('views', 'assets', file) })
    await page.close()
  }
  await browser.close()
}

await drawIcons()
