// A part of the application that is loaded when it is needed.
export default number => number * 2 + 2;
