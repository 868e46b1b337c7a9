/**
 * The usual offices of a district. The service asks for an office by its role; the `role` column of `offices.csv` says which of
 * the district's offices has it. A district may leave roles out, and have offices without a role.
 */
export const officeRole = {
  /** A school's front desk. It reaches anyone without their own desk, and families are sent here if nobody is named. */
  frontOffice: 'front-office',
  /** A child's own teacher. */
  teacher: 'teacher',
  /** Heads a school. */
  principal: 'principal',
  /** Second in a school; often in charge of discipline. */
  assistantPrincipal: 'assistant-principal',
  /** Schedules, worries, and plans after school. */
  counselor: 'counselor',
  /** Health at a school. */
  nurse: 'nurse',
  /** Takes calls about absences at a school. */
  attendance: 'attendance',
  /** Keeps the records of a school's students. */
  registrar: 'registrar',
  /** Carries out a student's IEP. */
  caseManager: 'case-manager',
  /** Helps families of a school in hard times. */
  socialWorker: 'social-worker',
  /** A school's library. */
  librarian: 'librarian',
  /** A school's teams; coaches answer to this office. */
  athleticDirector: 'athletic-director',
  /** A school's clubs, band, theater, and dances. */
  activities: 'activities',
  /** A school's parents' association. */
  pta: 'pta',
  /** Buses; drivers answer to this office. */
  transportation: 'transportation',
  /** New students, addresses, and school choice. */
  enrollment: 'enrollment',
  /** Special education in the whole district. */
  specialEducation: 'special-education',
  /** 504 plans, hearings, and attendance in the whole district. */
  studentServices: 'student-services',
  /** Families without a home or with little money. */
  familySupport: 'family-support',
  /** Health in the whole district; the nurses' supervisor. */
  healthServices: 'health-services',
  /** Psychologists and counseling in the whole district. */
  mentalHealth: 'mental-health',
  /** School meals. */
  nutrition: 'nutrition',
  /** Interpreters and English learners. */
  multilingual: 'multilingual',
  /** Courses, teaching, and textbooks. */
  curriculum: 'curriculum',
  /** Gifted students. */
  gifted: 'gifted',
  /** State and district tests. */
  assessment: 'assessment',
  /** Preschool. */
  earlyLearning: 'early-learning',
  /** Job classes and college credit. */
  collegeCareer: 'college-career',
  /** Sports in the whole district. */
  athletics: 'athletics',
  /** Devices, passwords, and apps. */
  technology: 'technology',
  /** News, calls, and the website. */
  communications: 'communications',
  /** Jobs with the district. */
  humanResources: 'human-resources',
  /** Fees, refunds, and the budget. */
  businessOffice: 'business-office',
  /** Buildings and grounds. */
  facilities: 'facilities',
  /** Threats, visitors, and school police. */
  safetySecurity: 'safety-security',
  /** Transcripts and copies of school records. */
  records: 'records',
  /** Lawyers, contracts, and requests for public records. */
  publicRecords: 'public-records',
  /** Discrimination and Title IX. The accessibility page sends complaints here. */
  civilRights: 'civil-rights',
  /** Heads the district. A complaint about the superintendent goes on to the board. */
  superintendent: 'superintendent',
  /** The elected board, the highest step. */
  schoolBoard: 'school-board',
  /** Child care before and after school. */
  extendedDay: 'extended-day',
  /** Volunteers and parent groups. */
  familyEngagement: 'family-engagement',
  /** Online school and teaching at home. */
  onlineHomeschool: 'online-homeschool',
  /** Classes for adults. */
  communityEducation: 'community-education',
} as const

export type OfficeRole = (typeof officeRole)[keyof typeof officeRole]

/** Every role, in the order of lists. */
export const officeRoles: readonly OfficeRole[] = Object.values(officeRole)
