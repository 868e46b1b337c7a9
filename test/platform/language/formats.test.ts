import assert from 'node:assert/strict'
import { createLanguage } from '../../../src/platform/language/language.js'

const zone = 'America/New_York'
const morning = new Date('2026-12-21T12:45:00Z')
const noon = new Date('2026-12-21T17:00:00Z')

/** How each language writes: times, dates, a range of dates in a year and over two, and hours. */
const written: Record<string, string[]> = {
  en: [
    '7:45 AM',
    '12:00 PM',
    'Monday, December 21',
    'Mon, Dec 21',
    'December 21, 2026',
    'Thu, Dec 17 – Fri, Dec 18',
    'Mon, Dec 21, 2026 – Fri, Jan 1, 2027',
    'Mon–Fri, 7:45 AM – 4:00 PM',
    'Sat, 9:00 – 11:30 AM',
  ],
  es: [
    '7:45 a.m.',
    '12:00 p.m.',
    'lunes 21 de diciembre',
    'lun. 21 de dic.',
    '21 de diciembre de 2026',
    'jue. 17 de dic. – vie. 18 de dic.',
    'lun. 21 de dic. de 2026 – vie. 1 de ene. de 2027',
    'lun–vie, 7:45 a.m. – 4:00 p.m.',
    'sáb, 9:00–11:30 a.m.',
  ],
  ar: [
    '7:45 ص',
    '12:00 م',
    'الاثنين، 21 ديسمبر',
    'الاثنين، 21 ديسمبر',
    '21 ديسمبر 2026',
    'الخميس، 17 – الجمعة، 18 ديسمبر',
    'الاثنين، 21 ديسمبر 2026 – الجمعة، 1 يناير 2027',
    'الاثنين–الجمعة، 7:45 ص – 4:00 م',
    'السبت، 9:00–11:30 ص',
  ],
  fr: [
    '7:45 AM',
    '12:00 PM',
    'lundi 21 décembre',
    'lun. 21 déc.',
    '21 décembre 2026',
    'jeu. 17 – ven. 18 déc.',
    'lun. 21 déc. 2026 – ven. 1 janv. 2027',
    'lun.–ven., 7:45 AM – 4:00 PM',
    'sam., 9:00 – 11:30 AM',
  ],
  ht: [
    '7:45 AM',
    '12:00 PM',
    'lendi 21 desanm',
    'len. 21 des.',
    '21 desanm 2026',
    'jed. 17 – van. 18 des.',
    'len. 21 des. 2026 – van. 1 janv. 2027',
    'len.–van., 7:45 AM – 4:00 PM',
    'sam., 9:00 – 11:30 AM',
  ],
  ko: [
    '오전 7:45',
    '오후 12:00',
    '12월 21일 월요일',
    '12월 21일 (월)',
    '2026년 12월 21일',
    '12월 17일 (목)~18일 (금)',
    '2026년 12월 21일 (월)~2027년 1월 1일 (금)',
    '월–금, 오전 7:45 ~ 오후 4:00',
    '토, 오전 9:00~11:30',
  ],
  pt: [
    '7:45 AM',
    '12:00 PM',
    'segunda-feira, 21 de dezembro',
    'seg., 21 de dez.',
    '21 de dezembro de 2026',
    'qui., 17 de dez. – sex., 18 de dez.',
    'seg., 21 de dez. de 2026 – sex., 1 de jan. de 2027',
    'seg.–sex., 7:45 AM – 4:00 PM',
    'sáb., 9:00 – 11:30 AM',
  ],
  ru: [
    '7:45 AM',
    '12:00 PM',
    'понедельник, 21 декабря',
    'пн, 21 дек.',
    '21 декабря 2026 г.',
    'чт, 17 дек. – пт, 18 дек.',
    'пн, 21 дек. – пт, 1 янв.',
    'пн–пт, 7:45 AM – 4:00 PM',
    'сб, 9:00–11:30 AM',
  ],
  so: [
    '7:45 AM',
    '12:00 PM',
    'Isniin, Diseembar 21',
    'Isn, Dis 21',
    'Diseembar 21, 2026',
    'Khms, Dis 17 – Jmc, Dis 18',
    'Isn, Dis 21, 2026 – Jmc, Jan 01, 2027',
    'Isn–Jmc, 7:45 AM – 4:00 PM',
    'Sbti, 9:00–11:30 AM',
  ],
  tl: [
    '7:45 AM',
    '12:00 PM',
    'Lunes, Disyembre 21',
    'Lun, Dis 21',
    'Disyembre 21, 2026',
    'Huw, Dis 17 – Biy, Dis 18',
    'Lun, Dis 21, 2026 – Biy, Ene 1, 2027',
    'Lun–Biy, 7:45 AM – 4:00 PM',
    'Sab, 9:00–11:30 AM',
  ],
  vi: [
    '7:45 SA',
    '12:00 CH',
    'Thứ Hai, 21 tháng 12',
    'Thứ 2, 21 thg 12',
    '21 tháng 12, 2026',
    'Thứ 5, 17 thg 12 – Thứ 6, 18 thg 12',
    'Thứ 2, 21 thg 12, 2026 – Thứ 6, 1 thg 1, 2027',
    'Thứ 2–Thứ 6, 7:45 SA – 4:00 CH',
    'Thứ 7, 9:00–11:30 SA',
  ],
  zh: [
    '上午7:45',
    '下午12:00',
    '12月21日星期一',
    '12月21日周一',
    '2026年12月21日',
    '12月17日周四至12月18日周五',
    '2026年12月21日周一至2027年1月1日周五',
    '周一–周五，上午7:45至下午4:00',
    '周六，上午9:00至11:30',
  ],
  'zh-Hant': [
    '上午7:45',
    '下午12:00',
    '12月21日星期一',
    '12月21日週一',
    '2026年12月21日',
    '12月17日週四至12月18日週五',
    '2026年12月21日週一至2027年1月1日週五',
    '週一–週五，上午7:45至下午4:00',
    '週六，上午9:00至11:30',
  ],
}

describe('Dates and times', () => {
  const language = createLanguage()
  const plain = (text: string) => text.replace(/\s/gu, ' ')

  for (const code of language.offered)
    it(`are written as people do in ${code}`, () => {
      const speech = language.speech(code)
      assert.deepEqual(
        [
          speech.time(morning, zone),
          speech.time(noon, zone),
          speech.date('2026-12-21', 'long'),
          speech.date('2026-12-21', 'short'),
          speech.date('2026-12-21', 'year'),
          speech.dates('2026-12-17', '2026-12-18'),
          speech.dates('2026-12-21', '2027-01-01'),
          ...speech.hours('Mo-Fr 07:45-16:00; Sa 09:00-11:30'),
        ].map(plain),
        written[code],
      )
    })
})

describe('Shares', () => {
  it('are written in percent as people do, with as many digits as asked for', () => {
    const { speech } = createLanguage()
    const said = (code: string) => [
      speech(code).percent(0.918),
      speech(code).percent(0.918, 1),
      speech(code).percent(1, 1),
    ]
    assert.deepEqual(said('en'), ['92%', '91.8%', '100%'])
    assert.deepEqual(said('es'), ['92%', '91.8%', '100%'])
    assert.deepEqual(
      said('fr').map((text) => text.replace(/\s/gu, ' ')),
      ['92 %', '91,8 %', '100 %'],
    )
  })
})
