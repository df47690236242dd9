/** What the example municipality wrote when it did its controls. All made up. */

/** In the order that the controls were due. */
export const exampleDone = [
  {
    assessment: 'yellow',
    narrative:
      'Ett stickprov av 128 granskades. En rad avvek: den tillhörde en person som har bytt tjänst, och var inte borttagen.',
    description: 'Felet rättades samma dag.',
  },
  {
    assessment: 'green',
    narrative: 'Kontrollen är gjord enligt planen. Inga avvikelser.',
    description: '',
  },
  {
    assessment: 'green',
    narrative: 'Granskat utan anmärkning.',
    description: '',
  },
] as const;

export const exampleEvidence = [
  'Användare;Roll;Giltig från',
  'anv001;Beslutsattestant;2024-01-01',
  'anv002;Mottagningsattestant;2025-03-01',
  'anv003;Beslutsattestant;2023-09-15',
  '',
].join('\r\n');
