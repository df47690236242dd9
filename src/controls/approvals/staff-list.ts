/** The staff list: whose a user name is, who has left, and who is whose superior. */
import { readDate } from '../../domain/sheet-date.ts';
import { dayDigits, personDigits } from '../normalise.ts';

const plainUser = (text: string): string => text.trim().toLowerCase();

export class StaffList {
  private readonly users = new Map<string, number>();
  private readonly left = new Map<number, number>();
  private readonly superiors = new Map<number, string>();
  private readonly today: number;
  count = 0;

  constructor(cutOff: string) {
    this.today = dayDigits(cutOff);
  }

  /** A row's values in the order of `staffFields`. */
  add(row: readonly string[]): void {
    const [number = '', user = '', , leftOn = '', superior = ''] = row;
    const person = personDigits(number, this.today);
    if (person === 0) return;
    this.count += 1;
    if (user !== '') this.users.set(plainUser(user), person);
    const day = leftOn === '' ? null : readDate(leftOn);
    if (day !== null) this.left.set(person, dayDigits(day));
    if (superior !== '') this.superiors.set(person, superior);
  }

  /** The person's 12 digits by user name; 0 where it is nobody's. */
  personOf(user: string): number {
    return user === '' ? 0 : (this.users.get(plainUser(user)) ?? 0);
  }

  /** The person's 12 digits by number or user name; 0 where it is nobody. */
  find(text: string): number {
    return personDigits(text, this.today) || this.personOf(text);
  }

  /** The last day of work, 20261130, where it is before the day of the control; else 0. */
  leftBefore(person: number): number {
    const day = this.left.get(person) ?? 0;
    return day < this.today ? day : 0;
  }

  superiorOf(person: number): number {
    const text = this.superiors.get(person);
    return text === undefined ? 0 : this.find(text);
  }

  get knowsLeavers(): boolean {
    return this.left.size > 0;
  }

  get knowsSuperiors(): boolean {
    return this.superiors.size > 0;
  }
}
