/** A body of the administration as documents name it. */
export type UnitLevel = 'central' | 'province' | 'department' | 'district' | 'commune';
