import { fold } from '../../platform/text/tokenize.js'

/** A field that one or two words name, and what families ask most in it, the most frequent first. */
interface Field {
  topics: string
  /** By language, separated by commas: whole texts, without `fillers`. */
  words: Record<string, string>
}

const fields: Field[] = [
  {
    topics: 'lunch-account meal-app menu-diet foodquality lunch-debt lunchroom-incidents',
    words: {
      en: 'lunch, lunches, breakfast, food, meal, meals, cafeteria, lunchroom, lunch question, kids lunch',
      es: 'almuerzo, almuerzos, lonche, lonches, desayuno, comida, comidas, cafeteria, comedor',
      fr: 'cantine, dejeuner, repas, nourriture',
      pt: 'almoco, merenda, comida, refeicao, refeicoes, cantina, refeitorio',
      vi: 'bữa trưa, ăn trưa, bữa ăn, thức ăn, đồ ăn, căng tin',
      zh: '午餐, 午饭, 早餐, 食物, 食堂, 餐费, 吃饭, 午飯',
      ko: '급식, 점심, 점심 식사, 음식, 식당, 아침 식사',
      ru: 'обед, обеды, завтрак, еда, питание, столовая',
      so: 'qado, qadada, cunto, cuntada, quraac',
      ht: 'manje, manje midi, kafeterya, dejene',
      tl: 'tanghalian, pagkain, kapeterya, almusal',
      ar: 'الغداء, غداء, الطعام, طعام, وجبة, وجبات, الوجبات, الكافتيريا',
    },
  },
  {
    topics: 'teacher-grades report-card portal-access grading-policy gpa-rank current-transcript',
    words: {
      en: 'grade, grades, bad grades, bad grade, grading, marks',
      es: 'calificacion, calificaciones, notas, malas notas, malas calificaciones, boleta, boletas',
      fr: 'notes, note',
      pt: 'notas, nota, boletim',
      vi: 'điểm, điểm số',
      zh: '成绩, 分数, 成績, 分數',
      ko: '성적, 점수',
      ru: 'оценки, оценка',
      so: 'buundooyin, dhibco, darajooyin, natiijo',
      ht: 'nòt, nòt yo',
      tl: 'grado, marka',
      ar: 'الدرجات, درجات, العلامات, علامات',
    },
  },
  {
    topics: 'teacher-complaint bus-driver bullying discrimination principal-complaint superintendent-c',
    words: {
      en: 'complaint, complaints, complain, grievance, file complaint, make complaint',
      es: 'queja, quejas, reclamo, denuncia, quejarme',
      fr: 'plainte, reclamation',
      pt: 'reclamacao, queixa',
      vi: 'khiếu nại, phàn nàn',
      zh: '投诉, 抱怨, 投訴',
      ko: '불만, 민원, 항의',
      ru: 'жалоба, жалобы, пожаловаться',
      so: 'cabasho, cabashada, dacwad',
      ht: 'plent, plenyen',
      tl: 'reklamo',
      ar: 'شكوى, الشكوى, شكاوى',
    },
  },
  {
    topics: 'bus-late bus-route bus-signup bus-driver bus-lost-item bus-behaviour',
    words: {
      en: 'bus, buses, busing, transportation, bus question',
      es: 'autobus, autobuses, camion, camiones, bus, guagua, transporte',
      fr: 'bus, autobus, car, transport',
      pt: 'onibus, autocarro, transporte',
      vi: 'xe buýt, xe bus',
      zh: '校车, 巴士, 校車',
      ko: '버스, 스쿨버스, 통학버스',
      ru: 'автобус, автобусы, транспорт',
      so: 'bas, baska, basaska',
      ht: 'bis, bis la, otobis',
      tl: 'bus, sasakyan',
      ar: 'الحافلة, حافلة, الباص, باص, النقل',
    },
  },
  {
    topics: 'conference teacher-complaint who-teaches no-teacher-sub class-placement praise-staff',
    words: {
      en: 'teacher, teachers',
      es: 'maestra, maestro, maestros, maestras, profesor, profesora',
      fr: 'professeur, enseignant, enseignante, maitresse',
      pt: 'professor, professora, professores',
      vi: 'giáo viên, cô giáo, thầy giáo',
      zh: '老师, 教师, 老師',
      ko: '선생님, 담임 선생님',
      ru: 'учитель, учительница, учителя',
      so: 'macallin, macallinka, macalinka',
      ht: 'pwofesè',
      tl: 'guro',
      ar: 'المعلمة, المعلم, معلمة, معلم, المدرس, المدرسة المعلمة',
    },
  },
  {
    topics: 'sports-tryout sports-schedule sports-physical sports-fees-tickets coach ath-eligibility',
    words: {
      en: 'sport, sports, athletics, football, soccer, basketball, baseball, volleyball, track, wrestling, softball, team',
      es: 'deporte, deportes, futbol, basquetbol, beisbol, voleibol, equipo',
      fr: 'sport, sports, football',
      pt: 'esporte, esportes, futebol',
      vi: 'thể thao, bóng đá',
      zh: '体育, 运动, 足球, 體育',
      ko: '스포츠, 운동, 축구',
      ru: 'спорт, футбол',
      so: 'ciyaaro, ciyaaraha, kubada cagta',
      ht: 'espò, foutbòl',
      tl: 'isports, palakasan',
      ar: 'الرياضة, رياضة, كرة القدم',
    },
  },
  {
    topics: 'absence sick-return sick-injury medicine absence-wrong home-hospital',
    words: {
      en: 'sick, illness, sick kid, sick child, sick day',
      es: 'enfermo, enferma, enfermedad',
      fr: 'malade, maladie',
      pt: 'doente, doenca',
      vi: 'bệnh, bị bệnh, ốm',
      zh: '生病, 病了',
      ko: '아파요, 병',
      ru: 'болезнь, болеет, заболел',
      so: 'xanuun, jirro',
      ht: 'malad, maladi',
      tl: 'may sakit, sakit',
      ar: 'مريض, مرض, مريضة',
    },
  },
  {
    topics: 'sick-injury medicine immunization allergy-plan screenings sick-return',
    words: {
      en: 'health, medical',
      es: 'salud',
      fr: 'sante',
      pt: 'saude',
      vi: 'sức khỏe',
      zh: '健康',
      ko: '건강',
    },
  },
  {
    topics: 'sped-eval iep-meeting iep-carryout related-services sped-general plan-504',
    words: {
      en: 'special ed, special education, sped, iep, ieps, special needs, disability',
      es: 'educacion especial, iep, necesidades especiales, discapacidad',
      fr: 'education specialisee, handicap',
      pt: 'educacao especial, deficiencia',
      vi: 'giáo dục đặc biệt',
      zh: '特殊教育, 特教',
      ko: '특수 교육, 특수교육',
      ru: 'спецобразование, специальное образование',
      ht: 'edikasyon espesyal',
      ar: 'التعليم الخاص, التربية الخاصة',
    },
  },
  {
    topics: 'enroll-new kinder-reg transfer-choice proof-address which-school preschool',
    words: {
      en: 'enrollment, enrolment, enroll, registration, register, registering, enrolling, admissions',
      es: 'inscripcion, inscripciones, inscribir, matricula, registro, matricular',
      fr: 'inscription, inscrire, inscriptions',
      pt: 'matricula, matricular, inscricao',
      vi: 'ghi danh, đăng ký, nhập học',
      zh: '注册, 报名, 入学, 報名, 註冊',
      ko: '등록, 입학',
      ru: 'запись, зачисление, регистрация',
      so: 'diiwaangelin, diiwaangelinta',
      ht: 'enskripsyon',
      tl: 'pag-enroll, pagpapatala, enrollment',
      ar: 'التسجيل, تسجيل',
    },
  },
  {
    topics: 'fees-pay lunch-account refund-overcharge field-trip-money taxes-budget device-fee',
    words: {
      en: 'money, fee, fees, payment, payments, pay, bill, cost',
      es: 'dinero, pago, pagos, pagar, cuota, cuotas, cobro',
      fr: 'argent, frais, paiement, payer',
      pt: 'dinheiro, pagamento, pagar, taxa, taxas',
      vi: 'tiền, học phí, lệ phí',
      zh: '钱, 费用, 缴费, 付款',
      ko: '돈, 비용, 납부',
      ru: 'деньги, оплата',
      so: 'lacag, lacagta',
      ht: 'lajan, kòb, peye',
      tl: 'pera, bayad',
      ar: 'المال, الرسوم, رسوم, الدفع',
    },
  },
  {
    topics: 'state-test district-tests test-opt-out ap-sat-testing gifted-test el-testing',
    words: {
      en: 'test, tests, testing, exam, exams',
      es: 'examen, examenes, prueba, pruebas',
      fr: 'examen, examens, test',
      pt: 'prova, provas, exame, teste',
      vi: 'kiểm tra, thi, bài thi',
      zh: '考试, 测验, 考試',
      ko: '시험',
      ru: 'экзамен, тест, экзамены',
      so: 'imtixaan, imtixaanka',
      ht: 'egzamen, tès',
      tl: 'pagsusulit, eksam',
      ar: 'امتحان, الامتحان, اختبار, الاختبار, الامتحانات',
    },
  },
  {
    topics:
      'records-copy current-transcript transcript-former records-transfer verification-letters public-req',
    words: { en: 'records, record, documents', es: 'registros, expediente, historial, constancia' },
  },
  {
    topics: 'device login device-fee portal-access internet device-filter',
    words: {
      en: 'computer, laptop, chromebook, ipad, tablet, technology, device, tech',
      es: 'computadora, laptop, tableta, tecnologia',
      fr: 'ordinateur, tablette',
      pt: 'computador, tablet',
      vi: 'máy tính',
      zh: '电脑, 平板, 電腦',
      ko: '컴퓨터, 노트북, 태블릿',
      ru: 'компьютер, ноутбук, планшет',
      so: 'kombiyuutar, kombiyuutarka',
      ht: 'òdinatè',
      tl: 'kompyuter, laptop',
      ar: 'الكمبيوتر, حاسوب, كمبيوتر, الحاسوب',
    },
  },
  {
    topics: 'login portal-access',
    words: { en: 'password, login, log in, account', es: 'contrasena, cuenta, clave' },
  },
  {
    topics: 'absence absence-wrong vacation tardies skipping-class truancy',
    words: {
      en: 'attendance, absence, absences, absent, missing school',
      es: 'asistencia, falta, faltas, ausencia, ausencias, inasistencia',
      fr: 'absence, absences',
      pt: 'falta, faltas, frequencia, ausencia',
      vi: 'vắng mặt, nghỉ học',
      zh: '出勤, 缺席, 请假, 缺勤',
      ko: '결석, 출석',
      ru: 'посещаемость, пропуск, пропуски, отсутствие',
      so: 'maqnaansho, maqnaanshaha',
      ht: 'absans',
      tl: 'pagliban, absent',
      ar: 'الغياب, غياب, الحضور',
    },
  },
  {
    topics: 'restroom-clean bathroom-access',
    words: { en: 'bathroom, bathrooms, restroom, restrooms, toilet', es: 'bano, banos' },
  },
  {
    topics: 'building heat-air-water restroom-clean mold-pests grounds-safety grounds-rent',
    words: {
      en: 'building, buildings, facilities, maintenance',
      es: 'edificio, instalaciones, mantenimiento',
    },
  },
  {
    topics: 'building-security pe-recess-safety stranger-near-school traffic drills visitors-checks',
    words: {
      en: 'safety, security',
      es: 'seguridad',
      fr: 'securite',
      pt: 'seguranca',
      zh: '安全',
      ko: '안전',
      ru: 'безопасность',
    },
  },
  {
    topics: 'field-trip-money class-party trip-prom vacation',
    words: { en: 'trip, trips', es: 'viaje, viajes, paseo, excursion' },
  },
  {
    topics: 'homework-load makeup-work tutoring class-apps teacher-grades',
    words: {
      en: 'homework, assignment, assignments, hw',
      es: 'tarea, tareas',
      fr: 'devoirs',
      pt: 'dever de casa, licao de casa, tarefa',
      vi: 'bài tập, bài tập về nhà',
      zh: '作业, 功课, 作業',
      ko: '숙제, 과제',
      ru: 'домашнее задание, домашка, уроки',
      so: 'shaqada guriga',
      ht: 'devwa',
      tl: 'takdang-aralin, asaynment',
      ar: 'الواجب, الواجبات, واجبات, الواجب المنزلي',
    },
  },
  {
    topics: 'aftercare aftercare-fees aftercare-concern preschool vacation-camp',
    words: { en: 'daycare, childcare, child care, care', es: 'guarderia, cuidado, cuidado de ninos' },
  },
  {
    topics: 'college-letters fafsa dual-credit ap-sat-testing internship-scholarship life-after-hs',
    words: { en: 'college, colleges, university', es: 'universidad, colegio universitario' },
  },
  {
    topics: 'jobs substitute-jobs work-permit emp-verify volunteer',
    words: { en: 'job, jobs, work, employment', es: 'trabajo, trabajos, empleo, empleos' },
  },
  {
    topics: 'schedule-change course-selection class-placement who-teaches',
    words: { en: 'class, classes, schedule, schedules', es: 'clase, clases, horario, horarios' },
  },
  {
    topics: 'el-program interpreter translated-papers adult-ed dual-language el-testing',
    words: { en: 'language, english', es: 'idioma, ingles' },
  },
  {
    topics: 'clubs music-instruments theatre-shows nhs-council sports-tryout pta-topic',
    words: { en: 'activities, activity', es: 'actividades, actividad' },
  },
  {
    topics: 'class-behaviour discipline autism-behaviour-support bus-behaviour lunchroom-incidents bullying',
    words: { en: 'behavior, behaviour', es: 'comportamiento, conducta' },
  },
  {
    topics: 'board-meeting board-members-elections board-policy boundary-closure',
    words: { en: 'board', es: 'junta directiva, consejo, mesa directiva' },
  },
  {
    topics: 'graduation-tickets grad-req alternative-program',
    words: { en: 'graduation', es: 'graduacion' },
  },
]

/** The topics of every field. */
export const allFieldTopics = fields.map(({ topics }) => topics.split(' '))

/** Words beside which a field is as vague as alone: "the bus", "about my son's grades". */
const fillers = new Set(
  wordsOf(`a an the my his her our your their about on for of regarding some any question questions info information school kid's
    kids child's son's daughter's el la los las un una unos unas mi mis su sus de del al sobre para escolar escuela pregunta preguntas
    informacion le les l' une des mon ma mes du sur o os as um uma meu minha do da yon mwen nan pou ang mga ko sa po`),
)

const maxWords = 6
const byLanguage = new Map<string, Map<string, Field>>()
for (const field of fields)
  for (const [lang, words] of Object.entries(field.words)) {
    const known = byLanguage.get(lang) ?? new Map<string, Field>()
    for (const phrase of words.split(',')) known.set(wordsOf(phrase).join(' '), field)
    byLanguage.set(lang, known)
  }

function wordsOf(text: string): string[] {
  return fold(text.replace(/[’‘]/g, "'")).match(/[\p{L}\p{M}\p{N}'-]+/gu) ?? []
}

/**
 * The topics to ask between where a text is one or two words that name a whole field: "lunch", "una queja", "校车".
 * @param lang its language; words in English and Spanish are known everywhere
 * @returns null for a text that says more
 */
export function findField(text: string, lang: string): readonly string[] | null {
  const words = wordsOf(text)
  if (words.length === 0 || words.length > maxWords) return null
  const spoken = words.filter((word) => !fillers.has(word)).join(' ')
  const whole = words.join(' ')
  for (const known of [lang, 'en', 'es'].map((code) => byLanguage.get(code))) {
    const field = known?.get(whole) ?? known?.get(spoken)
    if (field) return field.topics.split(' ')
  }
  return null
}
