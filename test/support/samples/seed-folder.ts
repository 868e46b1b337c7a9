import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A district of one department and two schools: small and without faults. */
export const soundFiles: Record<string, string> = {
  'district.csv': `setting,value
name,Elm County Schools
short_name,Elm County
phone,+12165550100
phone_hours,Mo-Fr 08:00-16:00
email,info@elm.example
time_zone,America/New_York
website,https://elm.example
`,
  'schools.csv': `slug,name,short_name,level,grades,address,city,state,zip,phone,email,website,latitude,longitude,students,start,end,languages
oak,Oak Elementary,Oak,elementary,K-5,1 Oak Lane,Elm,OH,44100,+12165550110,oak@elm.example,,,,300,08:00,14:30,en es
pine,Pine High,Pine,high,9-12,2 Pine Lane,Elm,OH,44100,+12165550120,pine@elm.example,https://elm.example/pine,41.2,-81.9,900,07:30,14:00,en
`,
  'offices.csv': `id,level,role,name_en,name_es,answers_for_en,answers_for_es
transportation,district,transportation,Transportation,Transporte,"buses, stops",autobuses
counselor,school,counselor,Counselor,Consejero,worries and classes,clases
principal,school,principal,Principal,Director,the school,la escuela
`,
  'contacts.csv': `office,school,phone,ext,sms,email,room,hours,languages,reply_days,bring_en,bring_es,internal_note,checked
transportation,,+12165550112,,,bus@elm.example,,Mo-Fr 06:00-17:00,en es,1,"bus number, stop","número, parada",,2026-10-01
counselor,oak,+12165550110,21,,counselor.oak@elm.example,Room 2,Mo-Th 08:00-15:00; Fr 08:00-14:00,en,2,,,,2026-10-01
counselor,pine,+12165550120,21,,counselor.pine@elm.example,Room 3,"Mo-Fr 07:30-12:00,12:30-15:00",en,2,,,Call twice,2026-10-01
principal,oak,+12165550110,1,,principal.oak@elm.example,,Mo-Fr 08:00-15:00,en,1,,,,2026-10-01
principal,pine,+12165550120,1,,principal.pine@elm.example,,Mo-Fr 08:00-15:00,en,1,,,,2026-10-01
`,
  'people.csv': `slug,first_name,last_name,prefix,title_en,title_es,email,languages,public
ana-ruiz,Ana,Ruiz,Ms.,Counselor,Consejera,aruiz@elm.example,en es,yes
bo-lind,Bo,Lind,Mr.,Counselor,Consejero,blind@elm.example,en,yes
cy-hale,Cy,Hale,,Counselor,,,en,no
di-fox,Di,Fox,Dr.,Principal,Directora,dfox@elm.example,en,yes
`,
  'posts.csv': `person,office,school,position,grades,last_names,language,duty_en,duty_es,away_from,away_until,away_note
ana-ruiz,counselor,oak,1,K-2,,,Grades K-2,Grados K-2,2026-11-02,2026-11-30,On leave
bo-lind,counselor,oak,1,3-5,,,Grades 3-5,Grados 3-5,,,
bo-lind,counselor,oak,2,K-2,,,Backup,Suplente,,,
ana-ruiz,counselor,pine,1,,A-M,,Last names A-M,Apellidos A-M,,,
cy-hale,counselor,pine,1,,N-Z,,Last names N-Z,Apellidos N-Z,,,
bo-lind,counselor,pine,1,,,es,Spanish-speaking families,Familias,,,
di-fox,principal,oak,1,,,,Principal,Directora,,,
`,
  'calendar.csv': `start,end,kind,levels,closes,name_en,name_es
2026-08-19,2026-08-19,first-day,,,First day,Primer día
2026-11-11,2026-11-11,holiday,,,Veterans Day,Día de los Veteranos
2026-11-20,2026-11-20,half-day,elementary,11:30,Meetings,Reuniones
2026-11-25,2026-11-25,half-day,,12:00,Before Thanksgiving,Antes de Acción de Gracias
2026-11-26,2026-11-27,holiday,,,Thanksgiving,Acción de Gracias
2026-12-21,2027-01-01,break,,,Winter break,Vacaciones
2026-12-25,2026-12-25,holiday,,,Christmas,Navidad
2027-01-04,2027-01-04,no-students,,,Staff day,Día del personal
2027-05-28,2027-05-28,last-day,,,Last day,Último día
2027-08-18,2027-08-18,first-day,,,First day,Primer día
`,
  'crisis-lines.csv': `id,kinds,level,name_en,name_es,call,sms,sms_text,languages,text_en,text_es,position
911,any,now,911,911,911,,,en es,Call 911.,Llame al 911.,1
988,suicide,both,988 Lifeline,Línea 988,988,988,,en es,Call 988.,Llame al 988.,2
crisis-text,suicide,support,Crisis Text Line,Línea de texto,,741741,HOME,en,Text HOME.,Envíe HOME.,3
crisis-text-es,suicide,support,Crisis Text Line in Spanish,Línea en español,,741741,AYUDA,es,Text AYUDA.,Envíe AYUDA.,4
tips,weapon,both,Tip line,Avisos,+12165550180,,,en es,Call about a threat.,Llame.,5
`,
  'outside-services.csv': `id,phone,website,position,name_en,name_es
city,311,,1,your city’s services,los servicios de su ciudad
doctor,,,2,your doctor,su doctor
other,211,,3,the help line,la línea de ayuda
`,
  'topics.csv': `slug,title_en,title_es,summary_en,summary_es,bring_en,bring_es,also,straight,legal
late-bus,Late bus,Autobús atrasado,The bus office knows.,La oficina sabe.,bus number,número,principal,yes,no
worry,A worry,Una preocupación,The counselor listens.,El consejero escucha.,,,,no,no
`,
  'ladders.csv': `topic,level,step,office
late-bus,any,1,transportation
worry,any,1,counselor
worry,any,2,principal
worry,any,3,transportation
worry,high,1,principal
`,
  'phrasings/en.csv': `topic,text
late-bus,the bus never came
late-bus,"bus is late, again"
worry,my child is sad
`,
  'phrasings/es.csv': `topic,text
late-bus,el autobús no llegó
`,
  'danger-phrases.csv': `kind,lang,danger,text
suicide,en,yes,wants to die
suicide,en,no,this homework is killing me
`,
  'out-of-scope.csv': 'who,lang,text\n,en,pizza near me\ncity,en,trash was not picked up\n',
  'synonyms.csv': 'lang,word,means\nen,coach,transportation bus\n',
  'rules.csv':
    'id,position,name,why,any,all,none,schools,levels,grades,languages,starts,ends,weekdays,from,to,topic,office,contact,notice_en,notice_es,emergency,active\n',
}

/** A row of rules.csv that leads every concern to late-bus. Cells may not contain commas. */
export function aRuleRow(change: Record<string, string> = {}): string {
  const cells: Record<string, string> = {
    id: 'passes',
    position: '10',
    name: 'Passes',
    why: 'Asked',
    topic: 'late-bus',
    active: 'yes',
  }
  const headers = soundFiles['rules.csv']!.trim().split(',')
  return headers.map((header) => ({ ...cells, ...change })[header] ?? '').join(',')
}

/**
 * Writes a seed folder.
 * @param changes files that differ from `soundFiles`: new content, a function of the old content, or null for
 * no file
 * @returns its path, and a function to remove it
 */
export function writeSeedFolder(
  changes: Record<string, string | Buffer | null | ((sound: string) => string)> = {},
): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'seeds-'))
  for (const file of new Set([...Object.keys(soundFiles), ...Object.keys(changes)])) {
    const change = changes[file]
    const content = typeof change === 'function' ? change(soundFiles[file] ?? '') : change
    if (content === null) continue
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), content ?? soundFiles[file] ?? '')
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
