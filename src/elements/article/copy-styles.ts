import styles from '../../styles/copy-code.css?inline';
import { adoptStyles } from '../dom/adopt-styles.ts';

/** Adds the styles of copy buttons and links to the page, when the first of them is needed. */
export const adoptCopyStyles = (): void => adoptStyles(styles);
