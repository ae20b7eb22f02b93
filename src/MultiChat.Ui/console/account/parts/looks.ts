import { adoptSheet } from "../../parts/adopt-sheet.js";
import sheet from "../../styles/account/account.css";

// What is fetched later brings its looks along, once.
adoptSheet(sheet);
