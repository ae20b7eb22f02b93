import "./console.css";
import "./begin.js";
