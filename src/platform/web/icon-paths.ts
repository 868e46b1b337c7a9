/** Paths of line icons on a 24 × 24 grid, drawn by `{{> web/icon name='phone'}}`. */
export const iconPaths: Record<string, string> = {
  phone:
    'M6.6 3.5 9 3l2 5-2.2 1.8a13 13 0 0 0 5.4 5.4L16 13l5 2-.5 2.4c-.3 1.6-1.7 2.6-3.3 2.6A14.2 14.2 0 0 1 4 6.8c0-1.6 1-3 2.6-3.3z',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 4.5V12l3 2.5',
  mail: 'M3.5 6h17v12h-17zm0 .5 8.5 6.5 8.5-6.5',
  chat: 'M4 4.5h16v11h-9l-4 4v-4H4z',
  globe: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3.5 12h17M12 3c3 3 3 15 0 18-3-3-3-15 0-18z',
  pin: 'M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0C18.5 15 12 21 12 21zm0-13a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  reply: 'M9 6 4 11l5 5M4.5 11H14a6 6 0 0 1 6 6v2',
  check: 'm4.5 12.5 5 5 10-11',
  shield: 'M12 3 5 5.5V11c0 5 3 8 7 10 4-2 7-5 7-10V5.5zm0 5v4.5m0 3v.1',
  lock: 'M6 10.5h12V20H6zm2.5 0V8a3.5 3.5 0 0 1 7 0v2.5',
  door: 'M14 4h5v16h-5M4 12h10m-4-4 4 4-4 4',
  save: 'M12 3.5v11m-4.5-4.5 4.5 4.5 4.5-4.5M4.5 15.5v5h15v-5',
  alert: 'M12 4 2.5 20h19zm0 6v5m0 2.5v.1',
}
