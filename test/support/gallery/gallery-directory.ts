import type { GalleryPage } from './gallery.js'
import { englishWords } from './gallery-words.js'

/** Topics, offices, people, and the full search. */
export const galleryDirectory: GalleryPage[] = [
  { name: 'topics', path: '/topics' },
  { name: 'topic-district', path: '/topics/bus-late' },
  { name: 'topic-district-next', path: '/topics/curriculum-q' },
  { name: 'topic-needs-school', path: '/topics/teacher-progress' },
  { name: 'topic-at-school', path: '/topics/teacher-progress?school=garrison-middle' },
  { name: 'topic-at-school-es', path: '/es/topics/teacher-progress?school=garrison-middle' },
  { name: 'topic-legal', path: '/topics/plan-504?school=riverbend-high' },
  { name: 'topic-ended', path: '/topics/walking-bus', status: 410 },
  { name: 'topic-school-missing', path: '/topics/teacher-progress?school=', status: 422 },
  { name: 'offices', path: '/offices' },
  { name: 'office-district', path: '/offices/transportation' },
  { name: 'office-district-es', path: '/es/offices/transportation' },
  { name: 'office-in-schools', path: '/offices/nurse' },
  { name: 'people', path: '/people' },
  { name: 'people-last-page', path: '/people?page=99' },
  { name: 'people-by-name', path: '/people?q=urbina' },
  { name: 'people-filtered', path: '/people?q=&school=lincoln-elementary&office=teacher' },
  { name: 'people-nobody', path: '/people?q=xqzw&school=lincoln-elementary' },
  { name: 'people-problems', path: '/people?q=a&school=nowhere&office=nothing', status: 422 },
  { name: 'person', path: '/people/joaquin-solis' },
  { name: 'person-away', path: '/people/megan-holt' },
  { name: 'person-several-posts', path: '/people/linh-duong' },
  { name: 'person-several-posts-es', path: '/es/people/linh-duong' },
  { name: 'search', path: '/search' },
  { name: 'search-found', path: `/search?q=${englishWords.nurse}` },
  { name: 'search-nothing', path: '/search?q=xqzw' },
  { name: 'search-question', method: 'post', path: '/search', form: { q: englishWords.lostPass } },
  { name: 'search-danger', method: 'post', path: '/search', form: { q: englishWords.killHimself } },
]
