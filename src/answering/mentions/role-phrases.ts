/**
 * What families call the desks, by office, in English and Spanish. Folded; a plural in -s need not be listed.
 * Phrases of `desks` are people or desks and nothing else; those of `subjects` are also what concerns are about
 * ("attendance"), and ask for the desk only together with a word such as "phone", "office" or "director".
 */
export const desks: Readonly<Record<string, string>> = {
  nurse: `nurse; school nurse; nurses office; nurse office; health office; health room; clinic; nurse clinic; health aide;
    enfermera; enfermero; enfermeria; enfermera escolar; enfermera de la escuela`,
  principal: `principal; principle; school principal; head of school; headmaster; principals office; principal office;
    director; directora; director de la escuela; directora de la escuela; direccion de la escuela; oficina del director;
    oficina de la directora`,
  'assistant-principal': `assistant principal; vice principal; asst principal; vp; deputy principal; dean; dean of students;
    assistant principle; vice principle; subdirector; subdirectora; vicedirector; vicedirectora; subdireccion`,
  counselor: `counselor; counsellor; guidance counselor; school counselor; guidance; guidance office; counseling office;
    counselors office; consejera; consejero; consejera escolar; consejero escolar; oficina de consejeria`,
  'school-office': `front office; school office; main office; secretary; school secretary; front desk; receptionist;
    office manager; office secretary; front office secretary; secretaria; secretario; oficina principal; recepcion;
    recepcionista; oficina de la escuela; secretaria de la escuela`,
  attendance: `attendance office; attendance clerk; attendance line; attendance lady; attendance secretary;
    attendance desk; attendance person; oficina de asistencia; encargada de asistencia; encargado de asistencia;
    linea de asistencia; secretaria de asistencia`,
  registrar: 'registrar; school registrar; registrars office; registradora; registrador',
  librarian: 'librarian; school librarian; media specialist; bibliotecaria; bibliotecario',
  'social-worker': `social worker; school social worker; trabajadora social; trabajador social`,
  'case-manager': `case manager; iep case manager; special ed case manager; special education case manager; case worker;
    special ed teacher; special education teacher; sped teacher; resource teacher; iep teacher; maestra de educacion especial;
    maestro de educacion especial; encargada de caso; encargada del iep; encargado de caso`,
  'athletic-director': `athletic director; athletics director; sports director; ad; athletic office; coach; entrenador;
    entrenadora; director deportivo; director de deportes; directora de deportes; directora deportiva`,
  activities: `activities director; activity director; band director; choir director; theater director; theatre director;
    drama director; yearbook adviser; yearbook advisor; club sponsor; club adviser; club advisor; student council adviser;
    student council advisor; director de banda; directora de coro; director de coro; directora de banda`,
  teacher: `teacher; classroom teacher; homeroom teacher; maestra; maestro; profesor; profesora; profe`,
  pta: 'pta; pto; pta president; pto president; presidenta de la pta; presidente de la pta',
  superintendent: `superintendent; superintendant; supt; super intendent; superintendents office; superintendent office;
    school superintendent; superintendente; oficina del superintendente; oficina de la superintendente; superintendencia`,
  'school-board': `school board; school board member; board of education; board member; board president; board clerk;
    school board president; trustee; mesa directiva; junta escolar; junta directiva; miembro de la junta;
    miembros de la junta; consejo escolar`,
  'human-resources': `hr; human resources; hr department; personnel; personnel office; hr office; recursos humanos;
    hr director; human resources director`,
  'special-education': `special education director; special ed director; sped director; director of special education;
    director of special ed; special education department; special ed department; special education office;
    special ed office; sped office; sped department; special education coordinator; special ed coordinator;
    directora de educacion especial; director de educacion especial; departamento de educacion especial;
    oficina de educacion especial`,
  transportation: `bus garage; bus barn; bus dispatcher; bus dispatch; dispatch; dispatcher; bus office;
    transportation department; transportation office; transportation director; director of transportation; transport office;
    bus department; bus company; bus depot; oficina de transporte; departamento de transporte; director de transporte;
    directora de transporte; despachador; oficina del camion; oficina de los camiones; oficina de autobuses`,
  enrollment: `enrollment office; enrollment department; registration office; enrollment center; welcome center;
    admissions office; oficina de inscripciones; oficina de inscripcion; centro de inscripciones`,
  nutrition: `nutrition office; food service; food services; food service director; nutrition department;
    director of food services; food services office; nutrition director; nutrition services; lunch office;
    oficina de alimentos; servicios de alimentos; oficina de nutricion`,
  'health-services': `head nurse; lead nurse; district nurse; nursing supervisor; health services; nurse supervisor;
    health services office; enfermera del distrito; jefa de enfermeras; servicios de salud`,
  'mental-health': `district psychologist; mental health office; mental health coordinator;
    psicologa del distrito`,
  technology: `help desk; it department; it help desk; tech support; technology department; it office; tech department;
    technology help desk; technology office; it support; soporte tecnico; departamento de tecnologia; mesa de ayuda;
    ayuda de tecnologia`,
  facilities: `facilities department; maintenance department; facilities office; maintenance office; facilities director;
    director of facilities; departamento de mantenimiento; oficina de mantenimiento`,
  'safety-security': `school resource officer; sro; resource officer; security office; director of security;
    safety director; safety office; security director; school police; oficina de seguridad; policia escolar`,
  records: `records office; records department; transcript office; student records office; records clerk;
    oficina de archivos; oficina de expedientes`,
  'public-records': `district lawyer; district attorney office; legal department; legal office; public records officer;
    public records office; school lawyer; district legal department; abogado del distrito; departamento legal`,
  'civil-rights': `title ix coordinator; title ix officer; title 9 coordinator; civil rights officer; ada coordinator;
    civil rights office; 504 officer; coordinadora de titulo ix; oficina de derechos civiles`,
  'business-office': `treasurer; business office; finance office; accounts payable; finance department; cfo; payroll;
    payroll office; business manager; tesorera; tesorero; oficina de finanzas`,
  'family-support': `homeless liaison; mckinney vento liaison; foster care liaison; family resource center;
    mckinney vento coordinator; enlace para familias sin hogar`,
  multilingual: `interpreter office; esl department; ell department; el coordinator; esl coordinator; ell coordinator;
    family liaison; language access office; oficina de interpretes; oficina de traduccion; enlace familiar;
    departamento de ingles como segundo idioma`,
  'student-services': `504 coordinator; student services; student services office; hearing officer; pupil services;
    servicios estudiantiles; coordinadora de 504; coordinador de 504`,
  gifted:
    'gifted coordinator; gifted department; gifted office; gate coordinator; talented and gifted coordinator',
  assessment:
    'testing coordinator; test coordinator; testing office; assessment office; assessment coordinator',
  'early-learning':
    'preschool office; pre k office; early learning office; preschool director; early learning center',
  'college-career':
    'career center; college and career center; career programs coordinator; cte director; cte coordinator',
  athletics: `district athletic director; district athletic office; district athletics; director of athletics;
    district athletics office; director de deportes del distrito`,
  communications: `communications office; communications department; public relations; pr office; communications director;
    oficina de comunicaciones`,
  curriculum: `curriculum director; curriculum office; curriculum department; curriculum coordinator; director of curriculum`,
  'extended-day': `before and after care office; aftercare office; after care office; after care director; latchkey office;
    aftercare director; extended day office`,
  'family-engagement':
    'volunteer coordinator; volunteer office; parent coordinator; family engagement office; coordinadora de voluntarios',
  'online-homeschool': 'homeschool office; home school office; virtual school office; online school office',
  'community-education':
    'adult education office; adult ed office; community education office; driver education office; ged office',
}

export const subjects: Readonly<Record<string, string>> = {
  transportation: 'transportation; transport; busing; transporte',
  attendance: 'attendance; attendence; asistencia',
  enrollment: 'enrollment; registration; admissions; enrolment; inscripciones; inscripcion',
  nutrition: 'nutrition; cafeteria; food and nutrition; alimentos; nutricion',
  'special-education': 'special education; special ed; sped; educacion especial',
  athletics: 'athletics; deportes',
  technology: 'technology; tecnologia; tech',
  facilities: 'facilities; maintenance; mantenimiento',
  records: 'student records; archivos',
  communications: 'communications; comunicaciones',
  multilingual: 'multilingual; language access',
  curriculum: 'curriculum',
  gifted: 'gifted',
  librarian: 'library; biblioteca',
  'mental-health':
    'psychologist; school psychologist; psicologa; psicologo; psicologa escolar; psicologo escolar',
  'early-learning': 'early learning',
  'extended-day': 'extended day; aftercare; latchkey',
  'business-office': 'finance; accounts payable',
}
