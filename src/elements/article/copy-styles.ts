import styles from '../../styles/copy-code.css?inline';
import { adoptStyles } from '../dom/adopt-styles.ts';

/** The style of what copies, which comes with the first thing to copy. */
export const adoptCopyStyles = (): void => adoptStyles(styles);
