import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Assets } from '../../platform/web/assets.js'
import type { DistrictCard } from '../../platform/web/district-card.js'

/** The background color of `views/assets/styles.css`. */
const paper = '#faf6ee'

/** The W3C Web Application Manifest, for phones' home screens. */
export function presentManifest({ name, shortName }: DistrictCard, assets: Assets, speech: Speech) {
  const icon = (file: string, sizes: string, purpose = 'any') => ({
    src: assets.url(file),
    sizes,
    type: file.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
    purpose,
  })
  return {
    id: paths.home(speech.code),
    name: `${speech.t('site.name')}, ${shortName}`,
    short_name: speech.t('site.name'),
    description: speech.t('app.description', { district: name }),
    lang: speech.code,
    dir: speech.dir,
    start_url: paths.home(speech.code),
    scope: '/',
    // With a back button and a visible address: answers are shared by address.
    display: 'minimal-ui',
    background_color: paper,
    theme_color: assets.themeColor(),
    icons: [
      icon('icon.svg', 'any'),
      icon('icon-192.png', '192x192'),
      icon('icon-512.png', '512x512'),
      icon('icon-maskable.png', '512x512', 'maskable'),
    ],
    shortcuts: [
      { name: speech.t('app.helpNow'), url: paths.helpNow(speech.code) },
      { name: speech.t('app.search'), url: paths.search(speech.code) },
    ],
  }
}
