; Recursion, closures and lists.
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 5)
(fact 30)
(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
(map fib '(1 2 3 4 5 10 15))

(define (make-counter start)
  (lambda (step) (set start (+ start step)) start))
(define counter (make-counter 10))
(list (counter 1) (counter 5) (counter -3))
(define other (make-counter 0))
(begin (other 100) (list (other 1) (counter 0)))

; A loop in tail position runs without a deep stack.
(define (count-down n steps) (if (= n 0) steps (count-down (- n 1) (+ steps 2))))
(count-down 20000 0)
(define (even n) (if (= n 0) #t (odd (- n 1))))
(define (odd n) (if (= n 0) #f (even (- n 1))))
(list (even 5001) (odd 5001))

; Not in tail position: too deep.
(define (deep n) (+ 1 (deep (+ n 1))))
(deep 0)

; Functions on lists.
(define (filter keep items)
  (if (null? items)
      '()
      (if (keep (car items))
          (cons (car items) (filter keep (cdr items)))
          (filter keep (cdr items)))))
(define (range from to) (if (>= from to) '() (cons from (range (+ from 1) to))))
(define (sort items)
  (if (null? items)
      items
      (let ((pivot (car items)) (rest (cdr items)))
        (append (sort (filter (lambda (x) (< x pivot)) rest))
                (list pivot)
                (sort (filter (lambda (x) (>= x pivot)) rest))))))
(sort '(3 1 4 1 5 9 2 6 5 3 5 8.5 -2))
(filter (lambda (n) (= (mod n 7) 3)) (range 0 60))
(define (compose . functions)
  (if (null? functions)
      (lambda (x) x)
      (lambda (x) ((car functions) ((apply compose (cdr functions)) x)))))
((compose fact (lambda (x) (+ x 1)) length) '(a b c))
(apply + (map * '(1 2 3) '(4 5 6)))

; Macros.
(macro (unless condition . body) `(if ,condition nil (begin ,@body)))
(define nil '())
(unless (> 1 2) (print "one is not more than" 2) 'done)
(unless (> 2 1) (print "never"))
(macro (while condition . body)
  (let ((loop (gensym)))
    `(begin
       (define (,loop) (if ,condition (begin ,@body (,loop)) 'finished))
       (,loop))))
(define i 0)
(while (< i 4) (print "i is" i) (set i (+ i 1)))
(macro (swap a b) (let ((temp (gensym))) `(let ((,temp ,a)) (set ,a ,b) (set ,b ,temp))))
(define left "l")
(define right "r")
(begin (swap left right) (text left right (list 1 'x "s")))
`(1 ,(+ 1 1) ,@(map fact '(3 4)) (nested ,(car '(x y))))

; A queens solver.
(define (safe? column row queens)
  (if (null? queens)
      #t
      (let ((first (car queens)))
        (if (= (car first) column)
            #f
            (if (= (- row (car (cdr first))) (- column (car first)))
                #f
                (if (= (- row (car (cdr first))) (- (car first) column))
                    #f
                    (safe? column row (cdr queens))))))))
(define (place row size queens)
  (if (= row size)
      1
      (apply + (cons 0 (map (lambda (column)
                              (if (safe? column row queens)
                                  (place (+ row 1) size (cons (list column row) queens))
                                  0))
                            (range 0 size))))))
(map (lambda (size) (place 0 size '())) '(4 5 6))

; What goes wrong.
(undefined-name 1)
(fact)
(car '())
(/ 1 0)
((lambda (x y . z) (list x y z)) 1 2 3 4)
((lambda (x y . z) z) 1)
(5 6)
(define (trouble x)
  (let ((y (+ x "text")))
    y))
(trouble 1)
(define)
fact
unless
car
(list #t #f nil 1.5 'sym "str" (lambda (x) x))
(print "the end"
